"""The brief: one sheet whatever is reported, in the order of a decision, drawn from facts."""

import io
from dataclasses import replace

import docx
import pypdf
import pytest

from exports.brief.contents import MOST_DANGERS, NOTHING_ASKED, brief
from exports.brief.layout import SIZES, layout
from exports.brief.sheet_pdf import brief_pdf
from exports.brief.sheet_word import brief_word
from exports.report.parts import DEMONSTRATION
from progress.judging.verdicts import BAD
from progress.overview.headlines import fact_sentence
from tests import reports

CASES = {
    **reports.CASES,
    "hostile": lambda: reports.report(
        indicators=tuple(
            replace(each, name=f"{each.name} {'và các cơ sở khác ' * 12}")
            for each in reports.country().indicators
        )
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_it_is_one_page(case, atlas):
    (page,) = pypdf.PdfReader(io.BytesIO(brief_pdf(CASES[case](), atlas))).pages
    text = page.extract_text()
    for heading in ("1. Mục tiêu", "2. Kết quả", "3. Nguy cơ", "4. Kiến nghị", "5. Bản đồ"):
        assert heading in text


@pytest.mark.parametrize("case", ["full", "empty", "hostile"])
def test_it_is_one_page_in_a_word_processor(case, atlas, soffice, tmp_path):
    file = tmp_path / f"{case}.docx"
    file.write_bytes(brief_word(CASES[case](), atlas))
    assert len(pypdf.PdfReader(soffice(file)).pages) == 1


def test_words_are_whole_at_the_country_of_today(full):
    made = brief(full, DEMONSTRATION)
    fitted = layout(made)
    assert fitted.parts == made.parts
    assert fitted.size in SIZES


def test_dangers_are_the_gravest_first_and_at_most_three(full):
    _, _, dangers, _ = brief(full, DEMONSTRATION).parts
    bad = [fact for fact in full.facts if fact.verdict in BAD and fact.current]
    assert len(bad) > MOST_DANGERS
    sentences = {fact_sentence(full.programme, fact): fact for fact in bad}
    named = [sentences[each] for each in dangers.sentences[:MOST_DANGERS]]
    gravest = [BAD.index(fact.verdict) for fact in named]
    assert gravest == sorted(gravest)
    rest = [fact for fact in bad if fact not in named]
    assert max(gravest) <= min(BAD.index(fact.verdict) for fact in rest)
    assert str(len(rest)) in dangers.sentences[-1]


def test_nothing_is_asked_for_where_no_fact_asks_for_it():
    made = brief(reports.report("46", figures=(), reports=()), "")
    assert made.parts[-1].sentences == (NOTHING_ASKED,)


def test_the_word_file_says_the_same_and_describes_its_map(full, atlas):
    made = brief(full, DEMONSTRATION)
    content = brief_word(full, atlas)
    assert content == brief_word(full, atlas)
    opened = docx.Document(io.BytesIO(content))
    text = "\n".join(each.text for each in opened.paragraphs)
    for part in made.parts:
        assert part.heading in text
        assert all(sentence in text for sentence in part.sentences)
    (picture,) = opened.inline_shapes
    assert "Hoàng Sa" in picture._inline.docPr.get("descr")
    assert DEMONSTRATION in opened.sections[0].header.paragraphs[0].text
