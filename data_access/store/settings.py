"""Where the data are: `DATABASE_URL`, or the embedded SQLite file `var/dashboard.db`.

`SNAPSHOT_FILE` names an exported snapshot that is presented without any database.
"""

import os
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.exc import ArgumentError

from data_access.store.problems import Problem

ROOT = Path(__file__).resolve().parents[2]
DEFAULT_FILE = ROOT / "var" / "dashboard.db"
SEED_FOLDER = ROOT / "seed_data"
# The text itself is not shown: it may carry a password.
_UNREADABLE = (
    "Không đọc được biến DATABASE_URL. Hãy viết sqlite:////đường/dẫn/tệp.db hoặc "
    "postgresql://người_dùng:mật_khẩu@máy_chủ:5432/cơ_sở_dữ_liệu, hoặc bỏ biến này để dùng "
    "cơ sở dữ liệu kèm theo (var/dashboard.db)."
)


def presented_file() -> Path | None:
    """Return the exported snapshot that is presented in place of a database; None for none."""
    text = os.environ.get("SNAPSHOT_FILE", "").strip()
    return Path(text) if text else None


def database_url() -> sa.URL:
    """Return the address of the database; Problem where `DATABASE_URL` cannot be used.

    A Problem, too, while a snapshot is presented from its file: nothing then looks for a database,
    makes one or writes to one.
    """
    presented = presented_file()
    if presented is not None:
        raise Problem(
            f"Đang trình chiếu từ tệp bản chốt {presented.name}, không dùng cơ sở dữ liệu: phần "
            "này không xem và không ghi được. Để dùng cơ sở dữ liệu, hãy bỏ biến SNAPSHOT_FILE."
        )
    text = os.environ.get("DATABASE_URL", "").strip()
    if not text:
        return sa.URL.create("sqlite+pysqlite", database=str(DEFAULT_FILE))
    try:
        url = sa.make_url(text)
    except (ArgumentError, ValueError) as error:
        raise Problem(_UNREADABLE) from error
    backend = url.get_backend_name()
    if backend == "postgresql" or url.drivername == "postgres":
        return url.set(drivername="postgresql+psycopg")
    if backend == "sqlite" and url.database and not url.query:
        return url.set(drivername="sqlite+pysqlite")
    raise Problem(_UNREADABLE)


def viewers_sign_in() -> bool:
    """Tell whether figures are for people with a role only; Problem where the setting is unclear.

    It is a variable and no secret: a missing file of secrets must not make figures public.
    Whoever holds the file of a snapshot that is presented has all of it in hand.
    """
    if presented_file() is not None:
        return False
    setting = os.environ.get("DASHBOARD_VIEWERS", "").strip() or "public"
    if setting not in ("public", "signed-in"):
        raise Problem(
            f"Không hiểu DASHBOARD_VIEWERS «{setting}»: hãy ghi public (ai cũng xem được) hoặc "
            "signed-in (chỉ người được cấp quyền)."
        )
    return setting == "signed-in"


def sign_in_hours() -> int | None:
    """Return how long a sign-in is good; None: as long as the provider's identity token says."""
    setting = os.environ.get("DASHBOARD_SIGN_IN_HOURS", "").strip()
    if not setting:
        return None
    if not (setting.isascii() and setting.isdigit() and 1 <= int(setting) <= _LONGEST_SIGN_IN):
        raise Problem(
            f"Không hiểu DASHBOARD_SIGN_IN_HOURS «{setting}»: hãy ghi số giờ từ 1 đến "
            f"{_LONGEST_SIGN_IN}, hoặc bỏ biến này."
        )
    return int(setting)


_LONGEST_SIGN_IN = 24 * 7


def is_prepared() -> bool:
    """Tell whether a server has no database to prepare: `run` did, or a snapshot is presented."""
    return presented_file() is not None or bool(os.environ.get("DASHBOARD_PREPARED"))


def workers() -> int:
    """Return how many processes of the dashboard this machine runs behind one address."""
    return int(os.environ.get("DASHBOARD_WORKERS", "1"))
