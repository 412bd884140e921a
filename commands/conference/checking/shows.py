"""Checks of the show: slides drawn, within their size, nothing fetched."""

from collections.abc import Iterator

from charts.theme import LIGHT
from commands.conference.checking.findings import Finding, Rehearsal, failed, passed
from commands.conference.report_data import named_in_report
from data_access.boundaries import atlas
from exports.report import build_report, occasion_of, with_chosen_slides
from exports.report.slide_choice import province_slides
from exports.show import LARGEST, show
from exports.slides.planning import slides
from progress.judging.coverage import Basis
from progress.model.numbers import written


def show_drawn(rehearsal: Rehearsal) -> Iterator[Finding]:
    """Draw the show of the year's conference as a presenter tells it, and count its slides."""
    chosen, frozen = rehearsal.selection, named_in_report(rehearsal.snapshot)
    report = build_report(rehearsal.programme, chosen, occasion_of(chosen.year), frozen)
    known = {*(each.code for each in report.sections), *province_slides(report)}
    missing = [each.code for each in rehearsal.chosen_slides if each.code not in known]
    if missing:
        yield failed(
            f"Lựa chọn trang trình chiếu có phần không còn: {', '.join(missing)}. Hãy lưu lại lựa "
            "chọn ở trang Trình chiếu."
        )
    shown_report = with_chosen_slides(report, rehearsal.chosen_slides)
    country = atlas(Basis.TODAY)
    drawn = slides(shown_report, country, LIGHT)
    size = len(show(shown_report, country))
    size_words = (
        f"{len(shown_report.sections)} phần, {len(drawn)} trang, {written(size / 1e6, 1)} MB"
    )
    if size > LARGEST:
        yield failed(
            f"Tệp trình chiếu quá lớn: {size_words}, nhiều nhất {LARGEST // 1_000_000} MB."
        )
    else:
        yield passed(f"Trình chiếu vẽ đủ: {size_words}, không cần mạng.")
