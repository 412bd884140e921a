"""What stands on slides: in order, within the slide, nothing over anything else."""

from dataclasses import replace
from itertools import combinations

import pytest

from exports.report import SlideChoice, Table, TableColumn, with_chosen_slides
from exports.slides.plan.boxes import WIDTH, Box, SlideTable, TextBox
from exports.slides.plan.grids import column_widths, grids, row_height
from exports.slides.plan.lettering import height_of, lines, width_of
from exports.slides.plan.planning import BODY, FOOT, MARGIN, slides

CASES = ["full", "partly", "empty", "of_province"]
NEAR = 0.51
LONG = "Thư viện lực lượng vũ trang và trung tâm học tập cộng đồng liên xã "


@pytest.fixture(params=CASES)
def report(request):
    return request.getfixturevalue(request.param)


def over(one: Box, other: Box) -> bool:
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return across > NEAR and down > NEAR


def words_height(words: TextBox) -> float:
    inside = words.box.width - (24 if words.card else 0) - (16 if words.edge else 0)
    pad = 20 if words.card else 0
    return pad + sum(
        height_of(x.text, inside - (x.size if x.bullet else 0), x.size, bold=x.bold) + x.after
        for x in words.lines
    )


def assert_fits(shown):
    for slide in shown:
        boxes = [slide.title.box, *(item.box for item in slide.items)]
        for box in boxes:
            assert box.left >= MARGIN - NEAR, slide.title.lines[0].text
            assert box.right <= WIDTH - MARGIN + NEAR, slide.title.lines[0].text
            assert box.bottom <= FOOT + NEAR, slide.title.lines[0].text
        assert not [pair for pair in combinations(boxes, 2) if over(*pair)]
        for item in (slide.title, *slide.items):
            if isinstance(item, TextBox):
                assert words_height(item) <= item.box.height + 5
            if isinstance(item, SlideTable):
                assert sum(item.widths) <= item.box.width + NEAR
                for row, height in zip(item.rows, item.heights, strict=True):
                    assert row_height(row, item.widths, item.size) <= height + NEAR


def test_everything_fits_and_nothing_overlaps(report):
    assert_fits(slides(report))


def test_slides_follow_the_sections(report):
    shown = slides(report)
    assert list(dict.fromkeys(s.code for s in shown)) == [s.code for s in report.sections]
    titles = {section.code: section.title for section in report.sections}
    for slide in shown:
        (line,) = slide.title.lines
        assert line.text.startswith(titles[slide.code])
        assert line.size >= 24
        assert slide.items


def test_a_presenter_chooses_slides_and_adds_a_sentence(full):
    chosen_slides = [
        SlideChoice("nhiem-vu", "Tập trung xử lý dứt điểm trong quý này."),
        SlideChoice("toan-canh"),
    ]
    shown = slides(with_chosen_slides(full, chosen_slides))
    assert list(dict.fromkeys(slide.code for slide in shown)) == ["nhiem-vu", "toan-canh"]
    said = [line.text for line in shown[0].items[0].lines]
    assert said == ["Tập trung xử lý dứt điểm trong quý này."]
    assert_fits(shown)


def test_a_sentence_stands_on_the_first_slide_of_any_section(full):
    chosen_slides = [
        SlideChoice(section.code, "Lời của người trình bày. " * 8) for section in full.sections
    ]
    shown = slides(with_chosen_slides(full, chosen_slides))
    assert_fits(shown)
    firsts = {slide.code: slide for slide in reversed(shown)}
    for slide in firsts.values():
        words = [line.text for x in slide.items if isinstance(x, TextBox) for line in x.lines]
        assert any(text.startswith("Lời của người trình bày.") for text in words)


def test_long_names_fit(full):
    made = full.programme
    units = [replace(unit, short_name=f"{unit.name} và vùng phụ cận") for unit in made.units]
    sections = [
        replace(
            section,
            title=f"{section.title} {LONG}",
            statements=tuple(f"{each} {LONG}" for each in section.statements),
        )
        for section in full.sections
        if section.code != "bia"
    ]
    odd = replace(full, programme=replace(made, units=tuple(units)), sections=tuple(sections))
    for slide in slides(odd):
        for item in slide.items:
            assert item.box.bottom <= FOOT + NEAR, (slide.code, item)


def test_a_long_table_goes_on_under_its_heading():
    columns = (TableColumn("Đơn vị"), TableColumn("Số", is_number=True))
    rows = tuple((f"Tỉnh {number}", str(number)) for number in range(50))
    box = Box(0, 0, BODY, 300)
    found = list(grids(Table("Bảng", columns, rows), box, box))
    assert len(found) > 1
    assert [cell.text for grid in found for cell, _ in grid.rows[1:]] == [row[0] for row in rows]
    assert all(grid.rows[0] == found[0].rows[0] for grid in found)
    # None is left with a row or two that the others had room for.
    assert min(len(grid.rows) for grid in found) > max(len(grid.rows) for grid in found) / 2


def test_a_row_that_is_higher_than_a_slide_is_not_cut():
    text = " ".join(f"chữ{number}" for number in range(900))
    box = Box(0, 0, 400, 200)
    found = list(grids(Table("Bảng", (TableColumn("Lời"),), ((text,),)), box, box))
    said = " ".join(row[0].text for grid in found for row in grid.rows[1:])
    assert said == text
    assert all(sum(grid.heights) <= 200 for grid in found)


def test_columns_fill_their_width_and_keep_words_whole():
    (table,) = [
        Table("", (TableColumn("Tên"), TableColumn("Số", is_number=True)), ((LONG, "33.384"),))
    ]
    (grid,) = grids(table, Box(0, 0, 500, 400), Box(0, 0, 500, 400))
    assert sum(grid.widths) == pytest.approx(500)
    assert grid.widths[1] >= width_of("33.384", grid.size)
    assert column_widths(grid.rows, 500, grid.size) == grid.widths


@pytest.mark.parametrize("bold", [False, True])
def test_vietnamese_letters_are_as_wide_as_their_base(bold):
    for letters in ("aáàảãạăắâấ", "eéẹêế", "oóôốọ", "ơớờợ", "ưứừự", "uúụ", "yýỳỵ", "dđ"):
        assert len({width_of(letter, 10, bold=bold) for letter in letters}) == 1


def test_lines_are_no_wider_than_their_room():
    found = lines(LONG, 200, 16)
    assert " ".join(found) == LONG.strip()
    assert all(width_of(line, 16) <= 200 for line in found)
    assert len(lines("ô" * 200, 100, 16)) > 1
