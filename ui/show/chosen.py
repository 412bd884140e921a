"""What the page "Trình chiếu" prepares, as its address says it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from exports.report import Occasion, ReportDocument, SlideSelection, occasion_of, usual_slides
from ui.access.sign_in import visitor
from ui.documents import report_files, slide_selection
from ui.frame import frame, url_state
from ui.frame.data import stored_slides
from ui.frame.frame import View
from ui.show import route

_NOT_SHOWN = (
    "Địa chỉ có câu riêng chưa lưu cùng bản chốt. Câu như vậy chỉ hiện với người phụ trách chương "
    "trình hoặc người trình chiếu tại máy của mình, nên ở đây không hiện."
)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the page prepares: the report of a conference, and which slides of it are told.

    `asked` are the parameters of the address that say so.
    """

    view: View
    occasion: Occasion
    report: ReportDocument
    slides: SlideSelection
    asked: Mapping[str, str | None]
    presents: bool

    @property
    def codes(self) -> tuple[str, ...]:
        """The sections of the report, in its order."""
        return tuple(section.code for section in self.report.sections)

    def address(self) -> dict[str, str | None]:
        """Return the parameters of the show and of its files."""
        shown, snapshot = self.view.selection, self.view.source.snapshot
        return {
            url_state.SCOPE: shown.scope,
            url_state.YEAR: str(shown.year),
            url_state.AS_OF: shown.as_of.isoformat(),
            url_state.SNAPSHOT: snapshot.code if snapshot else None,
            **self.asked,
        }


def choose(chosen: Chosen, slides: SlideSelection) -> None:
    """Write other slides to the address."""
    kept = stored_slides(chosen.view.source) or usual_slides(chosen.report)
    more = slide_selection.addable(chosen.report)
    for name, code in slide_selection.parameters(slides, kept, chosen.codes, more).items():
        if url_state.value(name) != code:
            url_state.choose(name, code)


def opened(view: View) -> Chosen:
    """Return what the address asks for; the conference of the year where it names none."""
    codes = [each.code for each in route.SHOWN]
    problems: list[str] = []
    code = url_state.value(report_files.OCCASION)
    code = url_state.known_code(code, codes, "hội nghị", problems, url_state.DEFAULT)
    code = code or _usual(view)
    frame.warn(problems)
    occasion = next(each for each in route.SHOWN if each.code == code)
    chosen = view.selection
    year = chosen.year
    if url_state.value(url_state.YEAR) is None:
        year = route.latest_year(view.source, chosen.as_of, occasion)
    chosen = replace(chosen, year=year, document=None, milestone=None)
    view = replace(view, selection=chosen)
    report = report_files.report_of(view.source, chosen, occasion)
    presents = visitor().presents
    (everything, _), (slides, asked) = (
        report_files.asked_slides(view.source, report, url_state.value, presents=each)
        for each in (True, presents)
    )
    if everything != slides:
        frame.warn([_NOT_SHOWN])
    return Chosen(view, occasion, report, slides, asked, presents)


def _usual(view: View) -> str:
    """Return the conference that is prepared on the day in view; of a year asked for, its own."""
    asked = url_state.value(url_state.YEAR)
    year = view.selection.year if asked else view.selection.as_of.year
    return occasion_of(year).code
