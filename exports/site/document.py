"""A page as a document: its frame, its style and what it may do, which is nothing."""

from functools import cache
from pathlib import Path

from exports.report.parts import DEMONSTRATION
from exports.shared.markup import Html, element, joined
from exports.show.palette import variables
from exports.site.parts import (
    CONTENTS,
    DATA,
    HOME,
    INDICATORS,
    METHOD,
    PLANS,
    PROVINCES,
    SHOW,
    TASKS,
    Site,
    SitePage,
)
from exports.slides.fitting import headline
from progress.model.numbers import day

PROGRAMME = "Chương trình 1520"
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
    "form-action 'none'"
)
_NAVIGATION = {
    HOME: "Tổng quan",
    PROVINCES: "Tỉnh, thành",
    INDICATORS: "Chỉ tiêu",
    TASKS: "Nhiệm vụ",
    PLANS: "So sánh kế hoạch",
    SHOW: "Trình chiếu",
    METHOD: "Phương pháp và nguồn",
    DATA: "Dữ liệu mở",
    CONTENTS: "Mục lục",
}
_LINE = 1100
"""Room of a headline, in points of its letters."""


def document(site: Site, page: SitePage) -> bytes:
    """Return a page; the same site gives the same bytes."""
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        element("meta", name="viewport", content="width=device-width,initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="description", content=page.title),
        element("title", f"{page.part} · {PROGRAMME}"),
        element("style", Html(variables() + _style())),
    )
    shown = page.scope_sentence or site.report.scope_sentence
    first, rest = headline(page.title, _LINE, 26, 2)
    body = element(
        "body",
        element("a", "Đến nội dung", href="#noi-dung", class_="skip"),
        element("header", _navigation(page)),
        element(
            "main",
            element("p", DEMONSTRATION, class_="made-up") if site.report.is_demonstration else None,
            element("h1", first),
            element("p", rest, class_="rest") if rest else None,
            element("p", shown.removesuffix(f" · {DEMONSTRATION}"), class_="small"),
            page.content,
            id="noi-dung",
            tabindex="-1",
        ),
        element("footer", _foot(site, page)),
    )
    return f"<!doctype html>{element('html', head, body, lang='vi')}\n".encode()


def _navigation(page: SitePage) -> Html:
    links = (
        element("a", words, href=path, aria_current="page" if path == page.path else None)
        for path, words in _NAVIGATION.items()
    )
    return joined((element("b", PROGRAMME), element("nav", *links, aria_label="Các trang")))


def _foot(site: Site, page: SitePage) -> Html:
    """Say from what data a page was made, and where the latest are."""
    report, live = site.report, site.live_address(page)
    version = f"phiên bản dữ liệu {report.programme.version}"
    frozen = f", bản chốt số liệu «{report.frozen.title}»" if report.frozen else ""
    basis = f"Tính đến ngày {day(report.selection.as_of)}, {version}{frozen}."
    latest = element("a", "Xem trên bảng theo dõi trực tuyến", href=live) if live else None
    return joined((element("p", basis), element("p", latest) if latest else None))


@cache
def _style() -> str:
    style = Path(__file__).with_name("site.css").read_text(encoding="utf-8")
    return "".join(line.strip() for line in style.splitlines())
