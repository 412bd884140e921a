"""A site and its pages: what they are called, where they lie, and how one leads to another.

All pages lie in one folder, so that each link is a file's name wherever the folder is put.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from urllib.parse import urlencode

from exports.report import ReportDocument, Section, build_report
from exports.shared.markup import Html, element
from progress.indicators.atlas import Atlas
from progress.judging.coverage import Basis, basis_units
from progress.model.numbers import alphabetical
from progress.model.records import Series, Target
from progress.model.titles import document_title, series_title

HOME, PROVINCES, INDICATORS = "index.html", "tinh-thanh.html", "chi-tieu.html"
TASKS, PLANS, METHOD = "nhiem-vu.html", "so-sanh-ke-hoach.html", "phuong-phap.html"
SHOW, DATA, CONTENTS = "trinh-chieu.html", "du-lieu.html", "muc-luc.html"


@dataclass(frozen=True, slots=True)
class SitePage:
    """A page: `title` is its headline, `part` its short name.

    `live` is the address of the dashboard's page that shows the same, without parameters, and
    `asked` are the parameters beside those of all pages. `scope_sentence` is what it shows, ""
    where that is what the country's report does.
    """

    path: str
    part: str
    title: str
    content: Html
    live: str
    asked: Mapping[str, str] = field(default_factory=dict)
    scope_sentence: str = ""


@dataclass(frozen=True, eq=False)
class Site:
    """What a site is made of: the report of the country, and the atlas of today's provinces.

    `live` is the address of the dashboard, "" where the site has no way back to it.
    """

    report: ReportDocument
    atlas: Atlas
    live: str = ""

    @cached_property
    def provinces(self) -> tuple[str, ...]:
        """Codes of today's provinces, in the order of the Vietnamese alphabet."""
        unit = self.report.programme.unit
        codes = basis_units(self.report.programme, Basis.TODAY)
        return tuple(sorted(codes, key=lambda code: alphabetical(unit[code].name)))

    def report_of(self, code: str) -> ReportDocument:
        """Return the report of a province, for the year and the occasion of the country's."""
        national = self.report
        selection = replace(national.selection, scope=code, document=None)
        return build_report(national.programme, selection, national.occasion, national.frozen)

    def section(self, code: str) -> Section:
        """Return a section of the country's report."""
        return next(each for each in self.report.sections if each.code == code)

    def live_address(self, page: SitePage) -> str:
        """Return the address of the dashboard's page that shows the same; "" where none is known.

        Of today's data it is not bound to the day: there the reader finds what came since.
        """
        if not self.live:
            return ""
        frozen = self.report.frozen
        shown = {"nam": str(self.report.selection.year), **page.asked}
        shown |= {"ban-chot": frozen.code} if frozen else {}
        return f"{self.live.rstrip('/')}/{page.live}?{urlencode(shown)}"

    def link_to_province(self, code: str) -> Html:
        """Return a province's name, which leads to its page."""
        return element("a", self.report.programme.unit[code].name, href=province_path(code))

    def title_of(self, series: Series) -> str:
        """Return what a series is about."""
        return series_title(self.report.programme, series)

    def link_to_series(self, series: Series) -> Html:
        """Return the title of a series, which leads to its page."""
        return element("a", self.title_of(series), href=series_path(series))

    def link_to_clause(self, target: Target) -> Html:
        """Return the document of a target, which leads to its wording and clause."""
        document = self.report.programme.document[target.document_code]
        return element("a", document_title(document), href=clause_place(target))


def province_path(code: str) -> str:
    """Return the file of a province."""
    return f"tinh-thanh-{code}.html"


def series_path(series: Series) -> str:
    """Return the file of a series."""
    return f"chi-tieu-{'-'.join(series)}.html"


def document_path(code: str) -> str:
    """Return the file of a document's targets."""
    return f"van-ban-{code}.html"


def clause_place(target: Target) -> str:
    """Return where the wording and clause of a target stand."""
    return f"{document_path(target.document_code)}#{clause_anchor(target)}"


def clause_anchor(target: Target) -> str:
    """Return the name of a target's place on the page of its document."""
    return f"{'-'.join(target.series)}-{target.year}"
