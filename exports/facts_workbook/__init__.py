"""All facts of a report as a workbook (XLSX): to follow every figure down to what it rests on."""

from exports.facts_workbook.building import facts_workbook

__all__ = ["facts_workbook"]
