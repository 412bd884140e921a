"""The document of a page: Streamlit's, in Vietnamese, with our own style and scripts.

Streamlit's own document says it is English, is titled after Streamlit and looks for its server
under the page's address first. Our own style and script go with the document: as elements they
would travel at every rerun.
"""

from functools import cache
from pathlib import Path

from streamlit import file_util

from charts.theme import DARK, LIGHT, ROLES, SYMBOLS
from ui.frame.pages import PAGES

_UI = Path(__file__).resolve().parents[1]
_HEAD = "".join(
    f"<{tag}>{(_UI / name).read_text(encoding='utf-8')}</{tag}>"
    for tag, name in (
        ("style", "stage.css"),
        ("style", "calendar/year_calendar.css"),
        ("style", "pictures.css"),
        ("script", "document.js"),
        ("script", "lists.js"),
        ("script", "copying.js"),
        ("script", "pictures.js"),
    )
)
"""Our own style and scripts."""
_KNOWN = (
    f"<script>const marks='{''.join(dict.fromkeys(SYMBOLS.values()))}',"
    f"pages={[page.address for page in PAGES]}</script>"
)
"""What the scripts know: the symbols of judgements in their order, and the addresses of pages."""
STATIC = Path(file_util.get_static_dir())
"""Streamlit's program for the browser."""


@cache
def document(root: str, title: str) -> str:
    """Return the document of a page with a title; `root` stands before every address of ours."""
    streamlits = (STATIC / "index.html").read_text(encoding="utf-8")
    server = (
        f"<script>window.__streamlit={{BACKEND_BASE_URL:location.origin+{root + '/'!r}}}</script>"
    )
    return (
        streamlits.replace('<html lang="en">', '<html lang="vi">')
        .replace("<title>Streamlit</title>", f"<title>{title}</title>")
        .replace("<head>", f"<head>{server}", 1)
        .replace("</head>", f"<style>{_tokens()}</style>{_KNOWN}{_HEAD}</head>", 1)
    )


def _tokens() -> str:
    """Return the colours of both themes for the style sheet, which knows none of its own."""
    named = [
        {
            "page": each.page,
            "line": each.line,
            "head": each.track,
            "muted": each.muted,
            "ink": each.ink,
            **{f"{name}-mark": colour for name, colour in each.marks.items()},
            **each.texts,
        }
        for each in (LIGHT, DARK)
    ]
    pairs = ";".join(f"--{name}:light-dark({named[0][name]},{named[1][name]})" for name in named[0])
    roles = "".join(f"body .judged.{name}{{color:var(--{name})}}" for name in ROLES)
    return f"body{{{pairs}}}{roles}"
