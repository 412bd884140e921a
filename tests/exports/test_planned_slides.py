"""The plan of slides: readable from the last row, within the slide, nothing over anything else."""

from dataclasses import replace
from itertools import combinations

import pytest

from charts.theme import DARK, LIGHT
from exports.report import OCCASIONS, SlideChoice, build_report, with_chosen_slides
from exports.report.requests import requests
from exports.report.slide_choice import OWN_PART
from exports.report.targets_over_time import needed
from exports.report.tasks_and_reports import OWN_TASKS
from exports.shared.lettering import LINE, height_of, lines, width_of
from exports.slides.fitting import BESIDE, MOST_ROWS, cut, headline, table
from exports.slides.page import (
    FOOT,
    HEADING,
    HEIGHT,
    SMALLEST,
    WIDTH,
    Box,
    Cell,
    Drawing,
    DrawnLabel,
    Picture,
    SlideTable,
    Stroke,
    TextBox,
)
from exports.slides.planning import SPOKEN_WORDS, aside_slides, slides
from progress.model.selection import Selection
from progress.model.units import NATION
from tests import reports
from tests.exports.conftest import AS_OF

CASES = ["full", "partly", "empty", "of_province"]
NEAR = 0.51
LONG = "Thư viện lực lượng vũ trang và trung tâm học tập cộng đồng liên xã "
MAP_LETTERS = HEIGHT / 40
"""Least letters of maps."""


@pytest.fixture(params=CASES)
def report(request):
    return with_chosen_slides(request.getfixturevalue(request.param), ())


def over(one: Box, other: Box) -> bool:
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return across > NEAR and down > NEAR


def text_box(words: TextBox) -> Box:
    """What the words of a box take, which may be less than the box."""
    inside = words.box.width - (16 if words.edge else 0)
    high = sum(
        height_of(x.text, inside - (x.size if x.bullet else 0), x.size, bold=x.bold) + x.after
        for x in words.lines
    )
    assert high <= words.box.height + 6, words
    return replace(words.box, height=high) if not words.middle else words.box


def assert_readable(shown):
    for slide in shown:
        texts = [item for item in slide.items if isinstance(item, TextBox)]
        grids = [item for item in slide.items if isinstance(item, SlideTable)]
        for box in (item.box for item in slide.items):
            assert box.left >= 0
            assert box.right <= WIDTH, slide.code
            assert box.bottom <= FOOT.top + 2, slide.code
        boxes = [*map(text_box, texts), *(grid.box for grid in grids)]
        assert not [pair for pair in combinations(boxes, 2) if over(*pair)], slide.code
        assert min(line.size for text in texts for line in text.lines) >= SMALLEST
        for grid in grids:
            assert grid.size >= SMALLEST
            assert len(grid.rows) <= MOST_ROWS + 1
            assert sum(grid.widths) <= grid.box.width + NEAR
            for row, high in zip(grid.rows, grid.heights, strict=True):
                for cell, wide in zip(row, grid.widths, strict=True):
                    broken = lines(cell.text, wide - 14, grid.size, bold=cell.bold)
                    assert len(broken) * grid.size * LINE <= high + NEAR
        (title,) = [text for text in texts if text.role == "title"]
        assert len(lines(title.lines[0].text, title.box.width, title.lines[0].size, bold=True)) <= 4
        if slide.code != "bia" and not any(isinstance(x, Drawing) for x in slide.items):
            assert title.box.height <= 2 * title.lines[0].size * LINE + NEAR


def test_every_text_is_read_from_the_last_row(report, atlas):
    assert_readable(slides(report, atlas, LIGHT))


@pytest.mark.parametrize("case", reports.CASES)
def test_reports_of_any_kind_fit(case, atlas):
    report = with_chosen_slides(reports.CASES[case](), ())
    assert_readable((*slides(report, atlas, LIGHT), *aside_slides(report, LIGHT)))


def test_twelve_digits_and_long_names_fit(full, atlas):
    digits = "123.456.789.012"
    longer = [
        replace(
            section,
            title=f"{section.title} {LONG * 3}",
            statements=tuple(f"{each} {LONG * 4}" for each in section.statements),
            numbers=tuple(replace(each, value=f"+{digits}") for each in section.numbers),
            tables=tuple(
                replace(
                    each,
                    rows=tuple(
                        tuple(
                            digits if column.is_number else f"{cell} {LONG}"
                            for cell, column in zip(row, each.columns, strict=True)
                        )
                        for row in each.rows
                    ),
                )
                for each in section.tables
            ),
        )
        for section in with_chosen_slides(full, ()).sections
    ]
    drawn = slides(replace(full, sections=tuple(longer)), atlas, LIGHT)
    assert_readable(drawn)
    cells = [
        c for s in drawn for i in s.items if isinstance(i, SlideTable) for r in i.rows for c in r
    ]
    assert digits in [cell.text for cell in cells]


def test_a_cover_names_a_decision_whose_title_is_longer_than_the_cover(full, atlas):
    cover = replace(full.sections[0], statements=(LONG * 20, "Bộ Văn hóa, Thể thao và Du lịch"))
    drawn = slides(replace(full, sections=(cover,)), atlas, LIGHT)
    assert_readable(drawn)
    words = [x.text for item in drawn[0].items if isinstance(item, TextBox) for x in item.lines]
    assert any(each.startswith(LONG[:60]) for each in words)
    assert words[-1] == "Bộ Văn hóa, Thể thao và Du lịch"


@pytest.mark.parametrize("case", ["full", "of_province"])
def test_what_a_title_has_no_room_for_stands_under_it(case, atlas, request):
    report = request.getfixturevalue(case)
    own = with_chosen_slides(report, (SlideChoice("rieng-1", "Lời mở đầu", text="Một dòng."),))
    title = f"{LONG.strip()}; {LONG * 2}"
    long = [replace(each, title=title) for each in (*report.sections, *own.sections)]
    drawn = slides(replace(report, sections=tuple(long)), atlas, LIGHT)
    assert_readable(drawn)
    for slide in (each for each in drawn if each.code != "bia"):
        said = [x.text for item in slide.items if isinstance(item, TextBox) for x in item.lines]
        assert [each[:60] for each in said].count(LONG[:60]) == 2, slide.code


def test_every_theme_has_the_same_slides(report, atlas):
    light, dark = (slides(report, atlas, theme) for theme in (LIGHT, DARK))
    assert [[item.box for item in slide.items] for slide in light] == [
        [item.box for item in slide.items] for slide in dark
    ]


def test_the_country_is_told_in_about_ten_slides_and_a_province_in_fewer(full, of_province, atlas):
    for report, most in ((full, 12), (of_province, 9)):
        drawn = slides(with_chosen_slides(report, ()), atlas, LIGHT)
        assert 6 <= len(drawn) <= most
        assert len({slide.code for slide in drawn}) == len(drawn)
        titles = [x for s in drawn[1:] for x in s.items if getattr(x, "role", "") == "title"]
        assert {title.lines[0].size for title in titles} == {HEADING}
    told = [slide.code for slide in slides(with_chosen_slides(of_province, ()), atlas, LIGHT)]
    assert "nhiem-vu" not in told
    assert "so-sanh" in told
    country = [slide.code for slide in slides(with_chosen_slides(full, ()), atlas, LIGHT)]
    assert country[-5:] == ["tinh-thanh", "cong-viec", "kinh-phi", "con-can", "de-nghi"]


def test_overdue_tasks_with_who_answers_and_missing_reports_share_a_slide(full, atlas):
    (slide,) = slides(with_chosen_slides(full, (SlideChoice("cong-viec"),)), atlas, LIGHT)
    (grid,) = (item for item in slide.items if isinstance(item, SlideTable))
    assert [cell.text for cell in grid.rows[0]][1:3] == ["Nhiệm vụ", "Đơn vị thực hiện"]
    words = [x.text for item in slide.items if isinstance(item, TextBox) for x in item.lines]
    assert any("đã gửi báo cáo năm 2025" in each for each in words)
    assert any(each.startswith("Chưa gửi, quá hạn") for each in words)


def test_the_last_slide_asks_what_the_brief_asks(full, atlas):
    (slide,) = slides(with_chosen_slides(full, (SlideChoice("de-nghi"),)), atlas, LIGHT)
    words = [x.text for item in slide.items if isinstance(item, TextBox) for x in item.lines]
    assert requests(full)
    assert set(requests(full)) <= set(words)
    assert any(each.startswith("Khen thưởng: ") for each in words)


def test_without_figures_three_slides_say_so(empty, atlas):
    drawn = slides(with_chosen_slides(empty, ()), atlas, LIGHT)
    assert [slide.code for slide in drawn] == ["bia", "toan-canh", "bao-cao"]


def test_no_slide_stands_for_a_part_without_data(empty, atlas):
    codes = [slide.code for slide in slides(empty, atlas, LIGHT)]
    assert not [code for code in codes if code.startswith(("linh-vuc-", "ban-do-", "chuyen-"))]


def test_notes_are_spoken_in_a_minute(report, atlas):
    for slide in slides(report, atlas, LIGHT):
        assert len(" ".join(slide.spoken).split()) <= SPOKEN_WORDS
        assert slide.sources
        assert all("\n" not in each for each in slide.sources)


def test_the_map_is_large_and_has_both_archipelagos(full, atlas):
    (slide,) = [
        s for s in slides(with_chosen_slides(full, ()), atlas, LIGHT) if s.code[:3] == "ban"
    ]
    (drawn,) = [item for item in slide.items if isinstance(item, Drawing) and item.name == "Bản đồ"]
    labels = [each for each in drawn.shapes if isinstance(each, DrawnLabel)]
    assert {"Quần đảo Hoàng Sa", "Quần đảo Trường Sa"} <= {each.text for each in labels}
    assert min(each.size for each in labels) >= MAP_LETTERS
    assert not [pair for pair in combinations(map(inked, labels), 2) if over(*pair)]
    land = [
        y
        for each in drawn.shapes
        if getattr(each, "key", "")[:4] == "land"
        for _, y in each.rings[0]
    ]
    assert max(land) - min(land) >= HEIGHT / 2


def inked(label: DrawnLabel) -> Box:
    """What the letters of a label cover: digits are three quarters of their size high."""
    wide = width_of(label.text, label.size, bold=label.bold)
    left = label.at[0] - {"start": 0, "middle": 0.5, "end": 1}[label.anchor] * wide
    return Box(left, label.at[1] - 0.36 * label.size, wide, 0.72 * label.size)


def test_drawings_lie_within_their_places(report, atlas):
    """What stands out of its place is cut off in the PDF and in the show."""
    for slide in slides(report, atlas, LIGHT):
        for drawing in (each for each in slide.items if isinstance(each, Drawing)):
            box = drawing.box
            assert box.left >= 0
            assert box.right <= WIDTH
            for x, y in points_of(drawing):
                assert box.left - NEAR <= x <= box.right + NEAR, slide.code
                assert box.top - NEAR <= y <= box.bottom + NEAR, slide.code


def points_of(drawing):
    """The corners of shapes, and the ends of words."""
    for shape in drawing.shapes:
        if isinstance(shape, DrawnLabel):
            wide = width_of(shape.text, shape.size, bold=shape.bold)
            part = {"start": 0, "middle": 0.5, "end": 1}[shape.anchor]
            yield shape.at[0] - part * wide, shape.at[1]
            yield shape.at[0] + (1 - part) * wide, shape.at[1]
        elif isinstance(shape, Stroke):
            yield from shape.points
        else:
            yield from (point for ring in shape.rings for point in ring)


def test_milestones_lie_over_results(full, atlas):
    for slide in slides(full, atlas, LIGHT):
        for item in slide.items:
            if isinstance(item, Drawing) and item.name == "Kết quả và các mốc":
                names = [getattr(each, "name", "mốc") for each in item.shapes]
                assert names[-1] == "mốc"


def test_a_presenter_chooses_slides_and_adds_a_sentence(full, atlas):
    choice = [SlideChoice("nhiem-vu", "Tập trung xử lý dứt điểm."), SlideChoice("toan-canh")]
    drawn = slides(with_chosen_slides(full, choice), atlas, LIGHT)
    assert [slide.code for slide in drawn] == ["nhiem-vu", "toan-canh"]
    said = [line.text for x in drawn[0].items if isinstance(x, TextBox) for line in x.lines]
    assert "Tập trung xử lý dứt điểm." in said


def test_a_sentence_stands_on_any_slide(full, atlas):
    sentence = "Lời của người trình bày. " * 8
    choice = [SlideChoice(section.code, sentence) for section in full.sections]
    drawn = slides(with_chosen_slides(full, choice), atlas, LIGHT)
    assert_readable(drawn)
    for slide in drawn:
        words = [line.text for x in slide.items if isinstance(x, TextBox) for line in x.lines]
        assert any(text.startswith("Lời của người trình bày.") for text in words)


def test_each_province_with_figures_has_a_slide_of_its_own(full, of_province):
    drawn = list(aside_slides(full, LIGHT))
    programme = full.programme
    assert len(drawn) >= 30
    assert all(slide.aside for slide in drawn)
    assert next(slide.foot for slide in drawn if slide.code == "tinh-46").startswith(
        "Thành phố Huế"
    )
    assert {slide.code.removeprefix("tinh-") for slide in drawn} <= set(programme.unit)
    assert not list(aside_slides(of_province, LIGHT))
    assert full.selection.scope == NATION


def test_the_unchosen_deck_of_any_year_is_readable(full, atlas):
    for year in (2023, 2024, 2026):
        report = build_report(full.programme, Selection(AS_OF, year), OCCASIONS[2])
        assert_readable(slides(with_chosen_slides(report, ()), atlas, LIGHT))


def test_a_title_is_parted_at_a_stop_and_nothing_of_it_is_lost():
    text = "Một câu ngắn; " + "phần sau rất dài " * 12
    first, rest = headline(text.strip(), 400, 24)
    assert first == "Một câu ngắn"
    assert rest.startswith("Phần sau")
    whole = "chữ " * 100
    first, rest = headline(whole, 400, 24)
    assert first.endswith("…")
    assert rest == whole


def test_a_long_table_says_how_many_rows_are_elsewhere():
    head = [Cell("Đơn vị", LIGHT.ink), Cell("Số", LIGHT.ink, right=True)]
    rows = [(Cell(f"Tỉnh {n}", LIGHT.ink), Cell(str(n), LIGHT.ink, right=True)) for n in range(34)]
    grid, more = table("Bảng", head, rows, Box(48, 120, 864, 370), LIGHT)
    assert len(grid.rows) == MOST_ROWS + 1
    assert "26 dòng khác" in more.lines[0].text


def test_a_long_heading_takes_no_room_from_the_names_under_it():
    heads = ("Hạng", "Tỉnh, thành phố", "Đạt hoặc đúng tiến độ tới mốc 2030")
    rows = [tuple(Cell(each, LIGHT.ink) for each in ("31", "Tuyên Quang", "2/15"))]
    head = [Cell(each, LIGHT.ink) for each in heads]
    (grid,) = table("Bảng", head, rows, Box(48, 120, 417, 370), LIGHT)
    assert [cell.text for cell in grid.rows[0]] == list(heads)
    assert len(lines("Tuyên Quang", grid.widths[1] - 2 * BESIDE, grid.size)) == 1


@pytest.mark.parametrize("bold", [False, True])
def test_vietnamese_letters_are_as_wide_as_their_base(bold):
    for letters in ("aáàảãạăắâấ", "eéẹêế", "oóôốọ", "ơớờợ", "ưứừự", "uúụ", "yýỳỵ", "dđ"):
        assert len({width_of(letter, 10, bold=bold) for letter in letters}) == 1


def test_a_cut_text_takes_the_lines_it_may():
    assert cut("một hai", 500, 20, 1) == "một hai"
    assert len(lines(cut(LONG * 9, 300, 20, 2), 300, 20)) == 2
    assert len(lines("ô" * 200, 100, 16)) > 1


OWN = SlideChoice("rieng-1", "Một tiêu đề", kept=False, text="Ý một\n\nÝ hai", picture=b"\xff\xd8")


def test_a_presenter_adds_slides_of_their_own(full, atlas):
    bare = (SlideChoice("rieng-2", "Chỉ tiêu đề"), SlideChoice("rieng-3"))
    drawn = slides(with_chosen_slides(full, (OWN, *bare)), atlas, LIGHT)
    assert [(slide.code, slide.part) for slide in drawn] == [
        ("rieng-1", OWN_PART),
        ("rieng-2", OWN_PART),
    ]
    assert_readable(drawn)
    (picture,) = [item for item in drawn[0].items if isinstance(item, Picture)]
    (words,) = [x for x in drawn[0].items if isinstance(x, TextBox) and x.role == "content"]
    assert [line.text for line in words.lines] == ["Ý một", "Ý hai"]
    assert not over(picture.box, words.box)
    assert picture.content == OWN.picture


def test_the_longest_text_beside_a_picture_is_readable(full, atlas):
    longest = replace(OWN, sentence=LONG * 9, text="\n".join([LONG] * 9))
    assert_readable(slides(with_chosen_slides(full, (longest,)), atlas, LIGHT))


def test_a_presenter_puts_provinces_into_the_sequence(full, of_province, atlas):
    chosen = with_chosen_slides(full, (SlideChoice("bia"), SlideChoice("tinh-46", "Một câu.")))
    drawn = slides(chosen, atlas, LIGHT)
    assert [(slide.code, slide.aside) for slide in drawn] == [("bia", False), ("tinh-46", False)]
    assert "tinh-46" not in {slide.code for slide in aside_slides(chosen, LIGHT)}
    assert "tinh-46" not in [
        each.code for each in with_chosen_slides(of_province, (SlideChoice("tinh-46"),)).sections
    ]


def test_work_reports_and_money_of_a_province_share_a_slide(full, of_province, atlas):
    for report, most in ((of_province, 2), (of("46", full), 3)):
        (slide,) = slides(with_chosen_slides(report, (SlideChoice("cong-viec"),)), atlas, LIGHT)
        assert slide.part.lower().endswith("báo cáo hằng năm và kinh phí")
        sections = {each.code: each for each in report.sections}
        parts = [sections[code] for code in (OWN_TASKS, "bao-cao", "kinh-phi") if code in sections]
        assert len(parts) == most
        words = [x.text for item in slide.items if isinstance(item, TextBox) for x in item.lines]
        assert all(any(x.startswith(each.title[:40]) for x in words) for each in parts)


def test_beside_a_plan_of_its_own_a_province_is_told_what_is_still_needed(full, atlas):
    hue, another = (with_chosen_slides(of(code, full), ()) for code in ("46", "79"))
    codes = [[each.code for each in report.sections] for report in (hue, another)]
    assert [("ke-hoach" in each, "con-can" in each) for each in codes] == [
        (True, False),
        (False, True),
    ]
    (slide,) = (each for each in slides(hue, atlas, LIGHT) if each.code == "ke-hoach")
    words = [x.text for item in slide.items if isinstance(item, TextBox) for x in item.lines]
    assert any(each.startswith("Năm 2025, 7 chỉ tiêu còn thiếu") for each in words)
    assert any(each.endswith("kết luận khác nhau ở 6.") for each in words)
    (grid,) = (item for item in slide.items if isinstance(item, SlideTable))
    assert len(grid.rows) >= 4
    assert "Năm 2025, 7 chỉ tiêu còn thiếu" in needed(hue).title


def of(code, full):
    return build_report(full.programme, Selection(AS_OF, 2025, code), full.occasion)


def test_last_year_stands_beside_this_one_for_who_asks(full, atlas):
    assert "nam-truoc" not in [each.code for each in with_chosen_slides(full, ()).sections]
    (drawn,) = slides(with_chosen_slides(full, (SlideChoice("nam-truoc"),)), atlas, LIGHT)
    assert "so với năm trước" in drawn.title
    (grid,) = [item for item in drawn.items if isinstance(item, SlideTable)]
    assert [cell.text for cell in grid.rows[0]][1] == "Năm trước"
    years = {row[1].text[-5:-1] for row in grid.rows[1:]}
    assert years == {str(full.selection.year - 1)}
