"""Reminders by e-mail (thư nhắc): what a letter would say, without number and signature.

A letter that nobody signed is no document, so what is mailed says that it is only a reminder.
"""

from collections.abc import Iterator

from exports.letters.contents import (
    ALREADY_SENT,
    ASKED_OF_TARGETS,
    UrgedUnit,
    behind_sentence,
    late_sentences,
    national,
    urged_units,
)
from exports.official.letterhead import writer
from exports.report import ReportDocument
from progress.overview.headlines import fact_sentence
from progress.reporting.chains import Chain
from progress.reporting.reminders import Reminder, ReminderKind

NO_DOCUMENT = (
    "Đây là thư nhắc gửi từ bảng theo dõi Chương trình, không thay cho văn bản hành chính có chữ "
    "ký."
)


def reminders(report: ReportDocument, kind: ReminderKind) -> tuple[Reminder, ...]:
    """Return a reminder for each unit that is urged of a kind, by name."""
    whole, chain = national(report)
    about = "gửi báo cáo" if kind is ReminderKind.REPORT else "chỉ tiêu của Chương trình"
    return tuple(
        Reminder(
            each.unit.code,
            each.body,
            each.correspondent.email,
            f"Thư nhắc: {about} năm {report.selection.year}",
            "\n\n".join(_paragraphs(whole, chain, each, kind)) + "\n",
        )
        for each in urged_units(report)
        if (each.late if kind is ReminderKind.REPORT else each.behind)
    )


def _paragraphs(
    report: ReportDocument, chain: Chain, urged: UrgedUnit, kind: ReminderKind
) -> Iterator[str]:
    yield f"Kính gửi: {urged.body}"
    if kind is ReminderKind.REPORT:
        yield " ".join(late_sentences(chain, urged))
        yield f"Đề nghị {urged.body} gửi báo cáo; {ALREADY_SENT}"
    else:
        facts = (f"- {fact_sentence(report.programme, fact)}" for fact in urged.behind)
        yield "\n".join((behind_sentence(report, urged), *facts))
        yield f"Đề nghị {urged.body} {ASKED_OF_TARGETS}."
    yield "\n".join(filter(None, (writer(report), NO_DOCUMENT)))
