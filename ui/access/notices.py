"""Plain answers of the server itself, to people and to programs."""

from collections.abc import Mapping

from starlette.responses import HTMLResponse, JSONResponse

_PAGE = """<!doctype html><html lang="vi"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>{title}</title>
<style>body{{font:18px/1.6 sans-serif;max-width:36rem;margin:12vh auto;padding:0 1rem}}
:root{{color-scheme:light dark}}</style>
<h1>{title}</h1><p>{text}</p></html>"""


def notice(
    title: str, text: str, status: int, headers: Mapping[str, str] | None = None
) -> HTMLResponse:
    """Return a page of one title and text; `text` is HTML, to be escaped by the caller."""
    return HTMLResponse(_PAGE.format(title=title, text=text), status, headers)


def problem_details(
    status: int, title: str, detail: str, headers: Mapping[str, str] | None = None
) -> JSONResponse:
    """Return the answer to a program that cannot be answered (RFC 9457)."""
    content = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    sent = {"Cache-Control": "no-store", **(headers or {})}
    return JSONResponse(content, status, sent, "application/problem+json")
