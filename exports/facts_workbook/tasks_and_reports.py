"""The sheets of tasks, of money and of yearly reports."""

from exports.facts_workbook.sheets import NumberFormat, RecordColumn, Sheet, record_sheet
from exports.report import ReportDocument
from exports.report.budgets import money_of
from progress.budgets.words import payer, plan_words
from progress.model.numbers import alphabetical, day
from progress.model.reported import Budget
from progress.model.titles import unit_title
from progress.reporting.reporting import ReportFact
from progress.reporting.words import rule_sentence
from progress.tasks.agencies import leads_of, names
from progress.tasks.appendices import task_number
from progress.tasks.schedule import OccurrenceFact, TaskFact, own_task_facts, task_facts
from progress.tasks.words import time_words

_DAY, _WHOLE, _YEAR = NumberFormat.DAY, NumberFormat.WHOLE, NumberFormat.YEAR
_Occurrence = tuple[TaskFact, OccurrenceFact]


def tasks(report: ReportDocument) -> Sheet:
    """Return every occurrence of every task of the Ministry, and of the unit's own plan."""
    as_of, programme = report.selection.as_of, report.programme
    columns: tuple[RecordColumn[_Occurrence], ...] = (
        RecordColumn("Mục", 10, lambda of: task_number(of[0].task)),
        RecordColumn("Nhiệm vụ", 70, lambda of: of[0].task.title),
        RecordColumn("Sản phẩm", 34, lambda of: of[0].task.product),
        RecordColumn("Đơn vị thực hiện", 34, lambda of: leads_of(programme, of[0].task)),
        RecordColumn("Đơn vị phối hợp", 34, lambda of: names(programme, of[0].task.coordinators)),
        RecordColumn("Thời gian", 16, lambda of: time_words(of[0].task)),
        RecordColumn("Lần phải làm (năm)", 12, lambda of: of[1].occurrence.key or None, _YEAR),
        RecordColumn("Hạn", 12, lambda of: of[1].occurrence.due, _DAY),
        RecordColumn("Trạng thái", 18, lambda of: of[1].state.label),
        RecordColumn("Số ngày qua hạn", 10, lambda of: of[1].days_late, _WHOLE),
        RecordColumn(
            "Ngày hoàn thành",
            12,
            lambda of: of[1].completion.finished_on if of[1].completion else None,
            _DAY,
        ),
        RecordColumn("Minh chứng", 40, lambda of: of[1].proof or None),
        RecordColumn("Ghi chú", 40, lambda of: of[1].record.note if of[1].record else None),
    )
    own = own_task_facts(programme, report.selection.scope, as_of)
    facts = (*task_facts(programme, as_of), *own)
    occurrences = ((fact, each) for fact in facts for each in fact.occurrences)
    whose = "của Bộ, của đơn vị" if own else "của Bộ"
    title = f"Nhiệm vụ {whose} và trạng thái từng lần phải làm, tính đến ngày {day(as_of)}"
    return record_sheet("Nhiệm vụ", title, columns, occurrences)


def budgets(report: ReportDocument) -> Sheet | None:
    """Return every unit's money of the year to the đồng, by source; None where nobody named any."""
    programme, money = report.programme, money_of(report)
    columns: tuple[RecordColumn[Budget], ...] = (
        RecordColumn("Mã đơn vị", 10, lambda each: each.unit_code),
        RecordColumn("Đơn vị", 30, lambda each: payer(programme, each.unit_code)),
        RecordColumn("Năm", 8, lambda each: each.year, _YEAR),
        RecordColumn("Nguồn kinh phí", 30, lambda each: each.source.label),
        RecordColumn("Dự toán (đồng)", 20, lambda each: each.planned, _WHOLE),
        RecordColumn("Được phân bổ (đồng)", 20, lambda each: each.allocated, _WHOLE),
        RecordColumn("Đã chi (đồng)", 20, lambda each: each.spent, _WHOLE),
        RecordColumn("Theo văn bản", 34, lambda each: plan_words(programme, each)),
        RecordColumn("Văn bản chứng minh", 26, lambda each: each.paper),
    )
    rows = [row for own in money.by_unit.values() for row in own]
    title = f"Kinh phí năm {money.year} của từng đơn vị, theo nguồn"
    return record_sheet("Kinh phí", title, columns, rows) if rows else None


def reports(report: ReportDocument) -> Sheet:
    """Return the yearly report of every reporting unit of the scope."""
    chain = report.chain
    columns: tuple[RecordColumn[ReportFact], ...] = (
        RecordColumn("Mã đơn vị", 10, lambda fact: fact.unit_code),
        RecordColumn("Đơn vị", 30, lambda f: unit_title(chain.units[f.unit_code])),
        RecordColumn("Năm", 8, lambda fact: fact.year, _YEAR),
        RecordColumn("Trạng thái", 20, lambda fact: fact.state.label),
        RecordColumn("Số ngày muộn hoặc quá hạn", 12, lambda fact: fact.days_late, _WHOLE),
        RecordColumn("Ngày nhận", 12, lambda f: f.report.received_on if f.report else None, _DAY),
        RecordColumn(
            "Ngày chốt số liệu", 12, lambda f: f.report.cut_off_on if f.report else None, _DAY
        ),
        RecordColumn("Số văn bản", 26, lambda f: f.report.document_number if f.report else None),
        RecordColumn("Ghi chú", 40, lambda f: f.report.note if f.report else None),
    )
    listed = sorted(chain.facts, key=lambda fact: alphabetical(chain.units[fact.unit_code].name))
    notes = (rule_sentence(chain),) if listed else ("Không có đơn vị nào phải gửi báo cáo.",)
    title = f"Báo cáo năm {chain.year} gửi Bộ"
    return record_sheet("Báo cáo", title, columns, listed, notes)
