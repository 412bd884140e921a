"""The brief: one sheet whatever is reported, in the order of a decision, drawn from facts."""

import io
from dataclasses import replace

import docx
import pypdf
import pytest

from charts.theme import LIGHT
from data_access.boundaries import atlas as read_atlas
from exports.brief.contents import (
    DANGER_UNKNOWN,
    MOST_DANGERS,
    NO_DANGER,
    brief,
)
from exports.brief.layout import LEAST_LETTERS, SIZES, layout, map_of
from exports.brief.sheet_pdf import brief_pdf
from exports.brief.sheet_word import brief_word
from exports.formats import FORMATS
from exports.report.parts import DEMONSTRATION
from exports.report.requests import NO_GROUND, NOTHING_ASKED
from exports.slides.page import Area, DrawnLabel
from progress.judging.coverage import Basis, basis_units
from progress.judging.verdicts import BAD
from progress.judging.words import fact_title
from tests import factories, reports
from tests.nightly import nightly

MUSEUMS = factories.milestones(y2025=70, y2030=100, row=factories.MUSEUMS)
CASES = {
    **reports.CASES,
    "hostile": lambda: reports.report(
        indicators=tuple(
            replace(each, name=f"{each.name} {'và các cơ sở khác ' * 12}")
            for each in reports.country().indicators
        )
    ),
}


def test_where_the_pace_leads_is_one_line_of_the_dangers():
    made = brief(reports.CASES["full"]())
    (line,) = (each for part in made.parts for each in part.sentences if "Nếu tốc độ" in each)
    assert line == made.parts[2].sentences[-1]
    assert line.startswith("Nếu tốc độ từ")


@pytest.mark.parametrize("case", CASES)
def test_it_is_one_page(case, atlas):
    (page,) = pypdf.PdfReader(io.BytesIO(brief_pdf(CASES[case](), atlas))).pages
    text = page.extract_text()
    for heading in ("1. Mục tiêu", "2. Kết quả", "3. Nguy cơ", "4. Kiến nghị", "5. Bản đồ"):
        assert heading in text


@pytest.mark.parametrize("case", ["full", nightly("empty"), "hostile"])
def test_it_is_one_page_in_a_word_processor(case, atlas, soffice, tmp_path):
    file = tmp_path / f"{case}.docx"
    file.write_bytes(brief_word(CASES[case](), atlas))
    assert len(pypdf.PdfReader(soffice(file)).pages) == 1


def test_a_year_before_the_merger_is_drawn_on_the_provinces_it_was_reported_by():
    report = reports.report("86", 2024)
    form = next(each for each in FORMATS if each.code == "tom-tat.pdf")
    assert form.basis(report) is Basis.BEFORE
    assert form.basis(reports.report("86", 2025)) is Basis.TODAY
    made = brief(report, Basis.BEFORE)
    codes = {each.code for each in made.provinces}
    assert codes == set(basis_units(report.programme, Basis.BEFORE))
    assert "63 tỉnh" in made.map_title
    drawn = map_of(made, read_atlas(Basis.BEFORE))
    set_apart = {
        each.key for each in drawn.shapes if isinstance(each, Area) and each.edge == LIGHT.ink
    }
    assert set_apart == {f"land-{code}" for code in factories.VINH_LONG}
    (page,) = pypdf.PdfReader(io.BytesIO(brief_pdf(report, read_atlas(Basis.BEFORE)))).pages
    assert "63 tỉnh" in page.extract_text()


@pytest.mark.parametrize("case", CASES)
def test_words_give_way_before_names_on_the_map_are_too_small(case, atlas):
    made = brief(CASES[case]())
    fitted, drawn = layout(made), map_of(made, atlas)
    smallest = min(each.size for each in drawn.shapes if isinstance(each, DrawnLabel))
    assert smallest * fitted.map_height / drawn.box.height >= LEAST_LETTERS
    assert fitted.size in SIZES
    assert case in ("hostile", "long") or fitted.parts in made.wordings


def test_fewer_words_count_the_dangers_that_they_leave_out(full):
    _, *fewer = (parts[2].sentences for parts in brief(full).wordings)
    assert [len(each) for each in fewer] == [MOST_DANGERS + 1, MOST_DANGERS, 2]
    left_out = [int(each[-1].split()[0]) for each in fewer]
    assert left_out == [left_out[0], left_out[0] + 1, left_out[0] + 2]


def test_dangers_are_the_gravest_first_and_at_most_three(full):
    _, _, dangers, _ = brief(full).parts
    bad = [fact for fact in full.facts if fact.verdict in BAD and fact.current]
    assert len(bad) > MOST_DANGERS
    titles = {fact_title(full.programme, fact): fact for fact in bad}
    named = [titles[each.partition(":")[0]] for each in dangers.sentences[:MOST_DANGERS]]
    gravest = [BAD.index(fact.verdict) for fact in named]
    assert gravest == sorted(gravest)
    rest = [fact for fact in bad if fact not in named]
    assert max(gravest) <= min(BAD.index(fact.verdict) for fact in rest)
    assert str(len(rest)) in dangers.sentences[-1]


def test_nothing_is_asked_for_where_no_fact_asks_for_it():
    made = brief(reports.report("46", figures=(), reports=()))
    assert made.parts[-2].sentences == (DANGER_UNKNOWN,)
    assert made.parts[-1].sentences == (NO_GROUND,)
    every = factories.figures(("46",), 2025, 9, 10, row=factories.MUSEUMS)
    made = brief(reports.report("46", figures=every, targets=MUSEUMS))
    assert made.parts[-2].sentences == (NO_DANGER.format(1),)
    assert made.parts[-1].sentences == (NOTHING_ASKED,)


@pytest.mark.parametrize("case", CASES)
def test_no_sentence_and_no_amount_is_said_twice(case):
    parts = brief(CASES[case]()).parts
    sentences = [each for part in parts for each in part.sentences]
    assert len(set(sentences)) == len(sentences)
    clauses = [c for each in sentences for c in each.rstrip(".").split("; ") if "cần " in c]
    assert len(set(clauses)) == len(clauses)


def test_nothing_is_asked_of_a_unit_that_has_ended_nor_data_where_none_are_missing():
    assert brief(reports.report("86@2025", 2022)).parts[-1].sentences == (NO_GROUND,)
    first = brief(reports.report(year=2022, tasks=(), reports=())).parts[-1].sentences
    assert not any("bổ sung số liệu" in each for each in first)


def test_of_many_tasks_the_number_is_said_and_not_each_code():
    tasks = tuple(factories.task(f"I.{at}", position=at) for at in range(1, 13))
    asked = brief(reports.report(tasks=tasks, task_records=())).parts[-1].sentences
    (work,) = (each for each in asked if "nhiệm vụ" in each)
    assert "12 nhiệm vụ" in work
    assert "I.1," not in work


def test_the_word_file_says_the_same_and_describes_its_map(full, atlas):
    made = brief(full)
    content = brief_word(full, atlas)
    assert content == brief_word(full, atlas)
    opened = docx.Document(io.BytesIO(content))
    text = "\n".join(each.text for each in opened.paragraphs)
    for part in layout(made).parts:
        assert part.heading in text
        assert all(sentence in text for sentence in part.sentences)
    (picture,) = opened.inline_shapes
    assert "Hoàng Sa" in picture._inline.docPr.get("descr")
    assert DEMONSTRATION in opened.sections[0].header.paragraphs[0].text
