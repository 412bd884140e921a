"""The pages of the method and of the documents: every target with its wording and clause."""

from exports.facts_workbook.method import method_lines
from exports.shared.markup import Html, element, joined
from exports.site.blocks import block, labelled, rows_table
from exports.site.parts import CONTENTS, METHOD, Site, SitePage, clause_anchor, document_path
from progress.model.numbers import day
from progress.model.programme import Programme
from progress.model.records import Document
from progress.model.titles import (
    CERTAINTY,
    asked_words,
    document_title,
    paper_name,
    paper_scope,
    papers,
    unit_title,
)


def method_page(site: Site) -> SitePage:
    """Return the rules of the verdicts, and the documents, each leading to its targets."""
    programme = site.report.programme
    rows = (
        (
            _link(programme, each),
            f"{paper_name(programme, each)} ({paper_scope(programme, each)})",
            each[0].issuer,
            day(each[0].issued_on),
        )
        for each in papers(programme.documents)
    )
    titles = "Văn bản | Tên | Cơ quan ban hành | #Ngày ban hành"
    listed = block("Các văn bản làm căn cứ", rows_table("Văn bản", titles, rows))
    content = joined((labelled(method_lines()), listed))
    title = "Kết luận tính theo quy tắc công khai; mỗi mục tiêu có văn bản và điều khoản"
    return SitePage(METHOD, "Phương pháp và nguồn", title, content, "phuong-phap")


def _link(programme: Programme, parts: tuple[Document, ...]) -> str:
    """Return the title of a paper, which leads to its targets; of several parts to all of them."""
    title = document_title(parts[0])
    if len(parts) > 1:
        return element("a", title, href=CONTENTS)
    return link_to_document(programme, parts[0]) if parts[0].code in programme.targets_of else title


def documents_with_targets(programme: Programme) -> list[Document]:
    """Return the documents that have a page of their own: those that set targets."""
    return [each for each in programme.documents if each.code in programme.targets_of]


def link_to_document(programme: Programme, document: Document) -> Html:
    """Return the title of a document, which leads to its targets; of a part the unit's name."""
    name, title = programme.unit[document.unit_code].name, document_title(document)
    shown = f"{title} ({name})" if document.is_assigned else title
    return element("a", shown, href=document_path(document.code))


def document_page(site: Site, document: Document) -> SitePage:
    """Return every target of a document with its wording and clause."""
    programme = site.report.programme
    rows = (
        (
            element("span", site.link_to_series(each.series), id=clause_anchor(each)),
            str(each.year),
            asked_words(programme, each),
            f"“{each.wording}”. {each.clause}. Độ chắc chắn: {CERTAINTY[each.certainty]}.",
        )
        for each in programme.targets_of[document.code]
    )
    titles = "Chỉ tiêu | #Mốc | #Mục tiêu | Nguyên văn và điều khoản"
    content = rows_table("Mục tiêu và điều khoản", titles, rows)
    part, unit = document_title(document), unit_title(programme.unit[document.unit_code])
    shown = f"{part} · {unit} · tính đến {day(site.report.selection.as_of)}"
    path = document_path(document.code)
    return SitePage(path, part, document.title, content, "phuong-phap", scope_sentence=shown)
