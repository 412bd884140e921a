"""Plain pages that the server shows by itself, where no page of the application can."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.responses import HTMLResponse

_PAGE = """<!doctype html><html lang="vi"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>{title}</title>
<style>body{{font:18px/1.6 sans-serif;max-width:36rem;margin:12vh auto;padding:0 1rem}}
:root{{color-scheme:light dark}}</style>
<h1>{title}</h1><p>{said}</p></html>"""


def notice(
    title: str, said: str, status: int, headers: Mapping[str, str] | None = None
) -> HTMLResponse:
    """Return a page that says one thing; `said` is HTML, escaped where it comes from others."""
    return HTMLResponse(_PAGE.format(title=title, said=said), status, headers)
