"""`demo`: add the demonstration data, make them anew in another size, or take them out."""

import sqlalchemy as sa

from commands.connections import database
from commands.options import parser
from data_access.demonstration import LARGEST, add_demonstration, kept_words, remove_demonstration
from data_access.programme.queries import has_demonstration
from data_access.seeding.preparation import DEFAULT_SCALE
from data_access.store.engine import writing
from progress.model.numbers import written

_EVERY = 10_000


def main(arguments: list[str]) -> int:
    """Put in or take out the demonstration data, in one transaction, and say what was done."""
    command = parser("demo", "Thêm, tạo lại hoặc gỡ số liệu minh họa.")
    command.add_argument(
        "--scale",
        type=int,
        default=DEFAULT_SCALE,
        metavar="SỐ",
        help=f"số thiết chế trong danh bạ (mặc định {DEFAULT_SCALE}, nhiều nhất {LARGEST})",
    )
    command.add_argument("--remove", action="store_true", help="gỡ toàn bộ số liệu minh họa")
    options = command.parse_args(arguments)
    with database() as engine, writing(engine) as connection:
        sentences = _change(connection, options.remove, options.scale)
    # Printed after the commit: until then everything could still be rolled back.
    print("\n".join(sentences))
    return 0


def _change(connection: sa.Connection, remove: bool, scale: int) -> list[str]:
    sentences = []
    if remove or has_demonstration(connection):
        removed = remove_demonstration(connection)
        nothing = f"Không có số liệu minh họa để gỡ, chưa thay đổi gì{kept_words(connection)}."
        sentences.append(f"Đã gỡ {removed}." if removed else nothing)
    if not remove:
        print("Đang tạo số liệu minh họa …", flush=True)
        sentences.append(add_demonstration(connection, scale=scale, on_progress=_tell))
    return sentences


def _tell(stored: int) -> None:
    if stored % _EVERY == 0:
        print(f"  đã ghi {written(stored)} thiết chế", flush=True)
