"""`demo`: add the demonstration data, make them anew in another size, or take them out."""

from __future__ import annotations

import sqlalchemy as sa

from commands.options import parser
from data_access.demonstration import LARGEST, add_demonstration, remove_demonstration
from data_access.programme.queries import has_demonstration
from data_access.store.engine import writing
from data_access.store.opening import open_database
from progress.model.numbers import written

DEFAULT_SCALE = 600
_EVERY = 10_000


def main(arguments: list[str]) -> int:
    """Put in or take out the demonstration data, in one transaction, and say what was done."""
    options = parser("demo", "Thêm, tạo lại hoặc gỡ số liệu minh họa.")
    options.add_argument(
        "--scale",
        type=int,
        default=DEFAULT_SCALE,
        metavar="SỐ",
        help=f"số thiết chế trong danh bạ (mặc định {DEFAULT_SCALE}, nhiều nhất {LARGEST})",
    )
    options.add_argument("--remove", action="store_true", help="gỡ toàn bộ số liệu minh họa")
    chosen = options.parse_args(arguments)
    engine = open_database()
    try:
        with writing(engine) as connection:
            said = _written(connection, chosen.remove, chosen.scale)
    finally:
        engine.dispose()
    # Only now is it true: until here everything could still be taken back.
    print("\n".join(said))
    return 0


def _written(connection: sa.Connection, remove: bool, scale: int) -> list[str]:
    """Change the data and return what was done, sentence by sentence."""
    said = []
    if remove or has_demonstration(connection):
        said.append(remove_demonstration(connection))
    if not remove:
        print("Đang tạo số liệu minh họa …", flush=True)
        said.append(add_demonstration(connection, scale=scale, on_progress=_tell))
    return said


def _tell(stored: int) -> None:
    if stored % _EVERY == 0:
        print(f"  đã ghi {written(stored)} thiết chế", flush=True)
