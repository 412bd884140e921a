"""Where letters to units go."""

from data_access.recorded.checks.correspondents import (
    correspondent_errors,
    correspondent_warnings,
)
from data_access.recorded.definition.columns import STATUS, Column, filled
from data_access.recorded.definition.forms import email, text
from data_access.recorded.definition.subjects import UNIT
from data_access.recorded.definition.table import RecordedTable, UnitColumn
from data_access.store.tables import CorrespondentRow

CORRESPONDENT = RecordedTable(
    title="Nơi nhận văn bản",
    noun="nơi nhận văn bản",
    row=CorrespondentRow,
    columns=(
        filled("unit_code", "đơn vị", text, references="unit"),
        Column("body", "cơ quan nhận", text, personal=True),
        Column("address", "địa chỉ", text, personal=True),
        Column("email", "thư điện tử", email, required=True, personal=True),
        STATUS,
    ),
    key=("unit_code",),
    subject=(UNIT,),
    errors=correspondent_errors,
    warnings=correspondent_warnings,
    unit=UnitColumn(),
    advice="Cơ quan nhận công văn và thư nhắc của đơn vị, địa chỉ, thư điện tử. Chỉ ghi khi có "
    "thay đổi; chưa ghi thì công văn gửi Ủy ban nhân dân.",
)
