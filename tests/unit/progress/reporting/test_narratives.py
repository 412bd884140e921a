"""What units say in words: of their year, from the day their report came; silence is no fault."""

from datetime import date

from progress.model.reported import NarrativeTheme
from progress.reporting.narratives import narratives, silent_sentence
from tests import factories

TODAY = date(2026, 3, 1)


def known(**given):
    words = (
        factories.narrative("46", 2025, NarrativeTheme.HIGHLIGHTS, "Mở 12 điểm."),
        factories.narrative("01", 2025, NarrativeTheme.HIGHLIGHTS, "Số hóa.", date(2026, 2, 1)),
    )
    received = (factories.report("46", 2025, date(2025, 12, 10)),)
    return factories.programme(**({"narratives": words, "reports": received} | given))


def texts(programme, scope="VN", as_of=TODAY, year=2025) -> dict[str, str]:
    found = narratives(programme, scope, year, as_of)
    return {unit.unit.code: text for unit in found for text in unit.texts.values()}


def test_every_reporting_unit_is_there_by_name_whether_it_speaks_or_not():
    found = narratives(known(), "VN", 2025, TODAY)
    assert len(found) == len({each.unit.code for each in found}) > 2
    assert texts(known()) == {"46": "Mở 12 điểm.", "01": "Số hóa."}


def test_words_count_from_the_day_their_report_came_or_they_were_first_written():
    assert texts(known(), as_of=date(2025, 12, 9)) == {}
    assert texts(known(), as_of=date(2025, 12, 10)) == {"46": "Mở 12 điểm."}
    assert texts(known(), as_of=date(2026, 2, 1)).keys() == {"46", "01"}
    assert texts(known(), year=2024) == {}


def test_the_source_names_unit_paper_and_day():
    (hue,) = narratives(known(), "46", 2025, TODAY)
    assert hue.source == "Báo cáo năm 2025 của thành phố Huế, nhận ngày 10/12/2025"
    (hanoi,) = narratives(known(), "01", 2025, TODAY)
    assert hanoi.source.endswith("chưa ghi nhận ngày gửi")


def test_silence_is_said_as_silence():
    alone = narratives(known(), "46", 2025, TODAY)
    assert silent_sentence(alone, NarrativeTheme.HIGHLIGHTS) == ""
    assert (
        silent_sentence(alone, NarrativeTheme.PROPOSALS) == "Chưa có nội dung báo cáo về mục này."
    )
    every = narratives(known(), "VN", 2025, TODAY)
    assert silent_sentence(every, NarrativeTheme.PROPOSALS).startswith(
        "Chưa có nội dung báo cáo về mục này"
    )


def test_a_merged_province_has_the_words_of_those_it_was_made_from():
    said = (factories.narrative("86@2025", 2024, NarrativeTheme.PROPOSALS, "Một."),)
    assert texts(known(narratives=said), "86", year=2024) == {"86@2025": "Một."}
