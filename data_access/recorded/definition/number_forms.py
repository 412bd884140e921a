"""The forms of cells that hold numbers: counts, amounts, levels, degrees.

They never guess: `1.234` is a thousand to an officer and a fraction to a program, so it is refused.
"""

import re

from data_access.recorded.definition.forms import FormError
from progress.model.numbers import TYPED_PLACES

LARGEST = 2**53
"""Beyond this, programs that hold numbers as floats no longer tell neighbours apart."""

_COUNT = re.compile(r"[0-9]+(\.0)?")
_NEGATIVE = re.compile(r"[-−][0-9][0-9.,]*")
_SEPARATED = re.compile(r"[1-9][0-9]{0,2}([., \u00a0\u202f])[0-9]{3}(\1[0-9]{3})*")
_FRACTION = re.compile(r"[0-9]+[.,][0-9]+|[1-9][0-9]{0,2}((\.[0-9]{3})+,|(,[0-9]{3})+\.)[0-9]+")
_AMOUNT = re.compile(
    r"([0-9]+|[1-9][0-9]{0,2}(?:([. \u00a0\u202f])[0-9]{3})(?:\2[0-9]{3})*)(?:,([0-9]+))?"
)
_POINTED = re.compile(r"([0-9]+)\.([0-9]+)")
_TWO_WAYS = re.compile(r"([1-9][0-9]{0,2})[.,]([0-9]{3})")
_PERCENTAGE = re.compile(r"[-−]?[0-9.,]+\s*%")
_DEGREES = re.compile(r"[-−]?[0-9]{1,3}([.,][0-9]{1,15})?")
_LEVEL = re.compile(r"[0-9]{1,9}([.,][0-9]{1,6})?")


def count(cell: str) -> int:
    """Return a number of things; `12.0`, which programs write, is 12."""
    if _COUNT.fullmatch(cell):
        digits = cell.removesuffix(".0").lstrip("0") or "0"
        # The length first: Python refuses to read numbers of thousands of digits.
        if len(digits) > len(str(LARGEST)) or int(digits) > LARGEST:
            raise FormError("count-too-large", f"Số «{cell}» quá lớn. Hãy kiểm tra lại.")
        return int(digits)
    if _PERCENTAGE.fullmatch(cell):
        raise FormError(
            "not-a-count",
            f"«{cell}» là tỷ lệ phần trăm. Hãy ghi số đếm được: bao nhiêu trên tổng số bao nhiêu.",
        )
    if _NEGATIVE.fullmatch(cell):
        raise FormError("negative-count", f"«{cell}» là số âm. Hãy ghi số đếm được, từ 0 trở lên.")
    if _SEPARATED.fullmatch(cell):
        plain = re.sub(r"[^0-9]", "", cell)
        raise FormError(
            "separated-count",
            f"«{cell}» có dấu phân cách. Hãy chỉ ghi chữ số, ví dụ {plain}.",
        )
    if _FRACTION.fullmatch(cell):
        raise FormError(
            "fractional-count", f"«{cell}» là số lẻ. Hãy ghi số đếm nguyên, không ghi tỷ lệ."
        )
    raise FormError(
        "not-a-count",
        f"«{cell}» không phải số. Hãy chỉ ghi chữ số, ví dụ 1234; chưa có số thì để trống.",
    )


def amount(cell: str) -> int:
    """Return an amount in đồng, typed in triệu đồng: `1200`, `1200,5`, `1.200,5`.

    What can be read two ways is refused: `1.200` is over a thousand to an officer and little more
    than one to a program.
    """
    if _NEGATIVE.fullmatch(cell):
        sentence = f"«{cell}» là số âm. Hãy ghi số tiền từ 0 trở lên, bằng triệu đồng."
        raise FormError("negative-amount", sentence)
    if match := _TWO_WAYS.fullmatch(cell):
        raise FormError(
            "separated-amount",
            f"«{cell}» đọc được hai cách. Hãy ghi {match[1]}{match[2]} hoặc "
            f"{match[1]},{match[2]}0 (triệu đồng).",
        )
    match = _AMOUNT.fullmatch(cell)
    whole, decimals = (match[1], match[3]) if match else ("", "")
    if match is None and (match := _POINTED.fullmatch(cell)):
        whole, decimals = match[1], match[2]
    if match is None:
        raise FormError(
            "not-an-amount",
            f"«{cell}» không phải số tiền. Hãy chỉ ghi số, bằng triệu đồng, ví dụ 1200,5; chưa có "
            "số thì để trống.",
        )
    decimals = (decimals or "").rstrip("0")
    if len(decimals) > TYPED_PLACES:
        sentence = (
            f"«{cell}» lẻ hơn một đồng. Hãy ghi nhiều nhất {TYPED_PLACES} chữ số sau dấu phẩy."
        )
        raise FormError("below-a-dong", sentence)
    digits = re.sub(r"[^0-9]", "", whole).lstrip("0") + decimals.ljust(TYPED_PLACES, "0")
    # The length first: Python refuses to read numbers of thousands of digits.
    if len(digits) > len(str(LARGEST)) or int(digits) > LARGEST:
        raise FormError("amount-too-large", f"Số tiền «{cell}» quá lớn. Hãy kiểm tra lại.")
    return int(digits)


def decimal(cell: str) -> float:
    """Return a level that is asked for: `60`, `12,5` or `12.5`, with a sign of percent or none."""
    bare = cell.removesuffix("%").strip()
    if not _LEVEL.fullmatch(bare):
        raise FormError(
            "not-a-level", f"«{cell}» không phải mức. Hãy chỉ ghi số, ví dụ 60 hoặc 12,5."
        )
    return float(bare.replace(",", "."))


def degrees(cell: str) -> float:
    """Return a coordinate in degrees, written `16.4637` or `16,4637`."""
    if not _DEGREES.fullmatch(cell):
        raise FormError(
            "not-degrees", f"«{cell}» không phải tọa độ. Hãy ghi độ thập phân, ví dụ 16,4637."
        )
    return float(cell.replace(",", ".").replace("−", "-"))
