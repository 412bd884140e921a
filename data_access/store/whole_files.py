"""Files that are there whole or not at all."""

import os
import tempfile
from pathlib import Path

from data_access.store.problems import Problem


def write_whole(path: Path, content: bytes, *, otherwise: str = "") -> None:
    """Write a file in one step, in place of one that is there.

    Problem where it cannot be written; `otherwise` says in it what holds then.
    """
    try:
        handle, name = tempfile.mkstemp(
            dir=path.resolve().parent, prefix=f".{path.stem}", suffix=".tmp"
        )
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
            Path(name).chmod(0o644)  # a temporary file is for its owner alone
            Path(name).replace(path)
        finally:
            Path(name).unlink(missing_ok=True)
    except OSError as error:
        holds = f", {otherwise}" if otherwise else ""
        raise Problem(
            f"Không ghi được tệp {path}{holds}: hãy kiểm tra thư mục, quyền ghi, chỗ trống, và "
            "đóng tệp nếu đang mở."
        ) from error
