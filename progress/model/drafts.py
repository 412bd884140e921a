"""Drafts: filled files on their way from an officer to whoever takes them over.

A draft counts nowhere. It is sent, and then taken, which writes it as one change, or sent back.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from progress.model.labels import LabelledEnum
from progress.model.letters import printable

CSV = "Tệp CSV"
"""Stands for the name of a worksheet where a file has none."""
LONGEST = 1_000
"""Letters of a remark."""
_CELL = re.compile(r"([A-Z]{1,2}|[A-W][A-Z]{2}|X[A-E][A-Z]|XF[A-D])[1-9][0-9]{0,5}")
"""A cell that worksheets have: their last column is XFD."""


class DraftState(LabelledEnum):
    """State of a draft; `label` is what people read."""

    DRAFT = "draft", "Bản nháp"
    SENT = "sent", "Đã gửi"
    RETURNED = "returned", "Trả lại để sửa"
    TAKEN = "taken", "Đã nhận"
    DROPPED = "dropped", "Đã bỏ"


_FOLLOWS: Mapping[DraftState, frozenset[DraftState]] = {
    DraftState.DRAFT: frozenset({DraftState.SENT, DraftState.DROPPED}),
    DraftState.SENT: frozenset({DraftState.TAKEN, DraftState.RETURNED, DraftState.DROPPED}),
    DraftState.RETURNED: frozenset({DraftState.SENT, DraftState.DROPPED}),
    DraftState.TAKEN: frozenset(),
    DraftState.DROPPED: frozenset(),
}


@dataclass(frozen=True, slots=True)
class Remark:
    """What whoever sent a draft back says; `page` and `cell` None for the file as a whole."""

    page: str | None
    cell: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft without its content, at moments of Viet Nam.

    `units` are the outermost ones it is about, by code. `at` is when it came into its state, by
    `actor`; `sent_at` when it was sent last, None where it never was. `reason` is what its sender
    gave for warnings. `remarks` are those of its latest return, while it is not sent again.
    `change_id` is the change that taking it wrote, None before and where all of it was stored
    already; `undone_by` is the one that took that back, None where it stands.
    """

    number: int
    address: str
    sender: str
    units: tuple[str, ...]
    years: tuple[int, ...]
    file_name: str
    file_sha256: str
    state: DraftState
    at: datetime
    actor: str
    sent_at: datetime | None = None
    reason: str | None = None
    remarks: tuple[Remark, ...] = ()
    change_id: int | None = None
    undone_by: int | None = None

    def may_become(self, state: DraftState) -> bool:
        """Tell whether a state follows the one the draft is in."""
        return state in _FOLLOWS[self.state]

    @property
    def is_stored(self) -> bool:
        """Whether it was taken without a change: its figures had been there."""
        return self.state is DraftState.TAKEN and self.change_id is None

    @property
    def standing(self) -> str:
        """What has become of it and when, by whom where that was not its sender, and in writing."""
        by = "" if self.actor == self.sender else f" ({self.actor})"
        written = f": thay đổi số {self.change_id}" if self.change_id else ""
        written = ": mọi số đã có, không ghi gì thêm" if self.is_stored else written
        undone = f", đã được hoàn tác bởi thay đổi số {self.undone_by}" if self.undone_by else ""
        return f"{self.state.label} lúc {self.at:%H:%M %d/%m/%Y}{by}{written}{undone}"


def remark_problem(remarks: tuple[Remark, ...]) -> str:
    """Return what is wrong with the remarks of a return, "" where nothing is."""
    if not remarks or not all(printable(remark.text).strip() for remark in remarks):
        return "Chưa trả lại: hãy ghi ít nhất một nhận xét để người gửi biết cần sửa gì."
    if any(len(remark.text) > LONGEST for remark in remarks):
        return f"Chưa trả lại: mỗi nhận xét dài nhất {LONGEST} ký tự."
    wrong = next((r.cell for r in remarks if r.cell and not _CELL.fullmatch(r.cell)), None)
    return f"«{wrong}» không phải một ô. Hãy ghi như trong Excel, ví dụ D12." if wrong else ""
