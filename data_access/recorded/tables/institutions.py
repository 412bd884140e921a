"""The register of institutions: rows are updated in place, and what they replace is kept."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from data_access.recorded.checks.institutions import institution_errors, institution_warnings
from data_access.recorded.definition.columns import Column, filled
from data_access.recorded.definition.forms import code, day, text
from data_access.recorded.definition.number_forms import degrees
from data_access.recorded.definition.subjects import SubjectPart
from data_access.recorded.definition.table import KeptPast, RecordedTable, UnitColumn
from data_access.register.summaries import bring_up_to_date
from data_access.store.tables import InstitutionPastRow, InstitutionRow


def closed(cells: Mapping[str, Any], today: date) -> dict[str, Any]:
    """Return an institution closed so that it is open on no day from today on.

    The day is today, or its first day where that is still to come; one closed already stays so.
    """
    first = max(today, cells["opened_on"] or today)
    known = cells["closed_on"]
    return {**cells, "closed_on": first if known is None else min(known, first)}


INSTITUTION = RecordedTable(
    title="Danh bạ thiết chế",
    noun="thiết chế",
    row=InstitutionRow,
    columns=(
        # A new institution gets its code here where the file gives none (`register_lines`).
        Column("code", "mã", code, heading="Mã (để trống nếu mới)"),
        filled("name", "tên", text, heading="Tên thiết chế"),
        filled("category_code", "loại", text, references="category"),
        filled(
            "unit_code",
            "đơn vị",
            text,
            heading="Xã, phường (hoặc tỉnh)",
            said="địa bàn",
            references="unit",
        ),
        Column("ownership", "hình thức", text, heading="Sở hữu", said="sở hữu"),
        Column("opened_on", "ngày mở", day, heading="Ngày thành lập", said="mở cửa"),
        Column("closed_on", "ngày ngừng hoạt động", day, said="đóng cửa"),
        Column("latitude", "vĩ độ", degrees),
        Column("longitude", "kinh độ", degrees),
    ),
    key=("code",),
    subject=(SubjectPart(lambda name, code: f"{name} ({code})", own=("name", "code")),),
    errors=institution_errors,
    warnings=institution_warnings,
    unit=UnitColumn(),
    past=KeptPast(InstitutionPastRow, "institution_code", closed, bring_up_to_date),
    published=True,
)
