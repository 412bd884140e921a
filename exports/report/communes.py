"""The section about the communes of a province: who of them reported, and where they are."""

from exports.report.parts import ReportDocument, Section
from progress.model.titles import unit_title
from progress.places.commune_map import (
    CommuneRecords,
    marked_communes,
    unplaced_sentence,
)
from progress.places.communes import (
    FIRST_LISTED,
    agreement_sentence,
    commune_coverage,
    coverage_sentence,
    register_sentence,
)
from progress.reporting.chains import commune_chain
from progress.reporting.words import chain_headline, rule_sentence


def communes(report: ReportDocument, records: CommuneRecords) -> Section | None:
    """Return the communes of the year; None where nothing of them is known.

    Of the years before their list is complete, no map could say how many are silent.
    """
    programme, selection = report.programme, report.selection
    covered = commune_coverage(
        programme, records.inside, records.figures, selection.year, selection.as_of
    )
    marked = marked_communes(covered, records.marks)
    has_content = covered.sums or any(each.institutions for each in marked)
    if selection.year < FIRST_LISTED or not marked or not has_content:
        return None
    chain = commune_chain(programme, records.inside, selection.year, selection.as_of)
    asked = (chain_headline(chain), rule_sentence(chain)) if chain.asked else ("", "")
    sentences = (
        agreement_sentence(covered),
        asked[0],
        register_sentence(programme, records.marks),
        unplaced_sentence(covered, marked),
    )
    name = unit_title(covered.province)
    return Section(
        "xa-phuong",
        f"Xã, phường: {name}",
        coverage_sentence(covered),
        tuple(filter(None, sentences)),
        communes=marked,
        sources=tuple(filter(None, asked[1:])),
    )
