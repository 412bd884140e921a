"""A folder that is written again and again, and in which no file of others is touched.

A list of sums (`sha256sum --check` reads it) names the files that were written. New content is
written beside all of them first and then put in place at once, the overview last: a run that is
stopped leaves pages that lead to one another.
"""

import hashlib
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from data_access.store.problems import Problem
from data_access.store.whole_files import write_whole

SUMS = "trang-cong-bo.sha256"
_BESIDE = ".dang-ghi"
_Sums = dict[str, set[str]]


class PublishedFolder:
    """A folder and the sums of what was written into it; Problem where it is of others."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: _Sums = dict(_read(folder))

    def write(self, files: Mapping[str, bytes]) -> tuple[int, int]:
        """Put files in place, the last one last; return how many were written, how many removed.

        What was written before and is no file any more is removed, unless somebody has changed it.
        """
        sums = {path: _sum(content) for path, content in files.items()}
        try:
            changed = [path for path in files if _sum_of(self._folder / path) != sums[path]]
            self._refuse_others(changed)
            self._place(files, sums, changed)
            gone = [path for path in self._known if path not in files and self._is_ours(path)]
            for path in gone:
                (self._folder / path).unlink()
            self._write_sums({path: {each} for path, each in sums.items()})
        except OSError as error:
            raise Problem(
                f"Không ghi được vào thư mục {self._folder}: hãy kiểm tra quyền ghi và chỗ trống. "
                "Trang đã công bố trước đó vẫn dùng được; hãy chạy lại lệnh."
            ) from error
        return len(changed), len(gone)

    def _place(
        self, files: Mapping[str, bytes], sums: Mapping[str, str], changed: list[str]
    ) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        if changed:
            # From here on a folder that is left half-way is known for ours.
            old = self._known
            self._write_sums(
                {path: old.get(path, set()) | {sums[path]} for path in sums}
                | {path: each for path, each in old.items() if path not in sums}
            )
        beside = self._folder / _BESIDE
        for path in changed:
            for place in (beside / path, self._folder / path):
                place.parent.mkdir(parents=True, exist_ok=True)
            (beside / path).write_bytes(files[path])
        for path in changed:
            (beside / path).replace(self._folder / path)
        shutil.rmtree(beside, ignore_errors=True)

    def _refuse_others(self, changed: list[str]) -> None:
        others = [p for p in changed if p not in self._known and (self._folder / p).exists()]
        if others:
            raise Problem(
                f"Thư mục {self._folder} có tệp {others[0]} không do lệnh này ghi. Chưa ghi gì. "
                "Hãy chuyển tệp đó đi, hoặc chọn thư mục khác."
            )

    def _is_ours(self, path: str) -> bool:
        return _sum_of(self._folder / path) in self._known[path]

    def _write_sums(self, sums: _Sums) -> None:
        lines = (f"{each}  {path}\n" for path in sorted(sums) for each in sorted(sums[path]))
        content = "".join(lines).encode()
        if _sum_of(self._folder / SUMS) != _sum(content):
            write_whole(self._folder / SUMS, content)


def _read(folder: Path) -> Iterator[tuple[str, set[str]]]:
    """Yield the files that a folder names, with their sums; Problem for a folder of others."""
    try:
        if not folder.exists() or not any(folder.iterdir()):
            return
        lines = (folder / SUMS).read_text("ascii").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise Problem(
            f"{folder} không phải thư mục trống hay do lệnh này ghi (không có {SUMS}). Chưa "
            "ghi gì. Hãy chọn thư mục khác."
        ) from error
    sums: _Sums = {}
    for line in lines:
        digest, _, path = line.partition("  ")
        # The list may have been changed: nothing outside the folder is ever touched.
        if (folder / path).resolve().is_relative_to(folder.resolve()):
            sums.setdefault(path, set()).add(digest)
    yield from sums.items()


def _sum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _sum_of(path: Path) -> str:
    """Return the sum of a file, "" where there is none."""
    try:
        return _sum(path.read_bytes())
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        return ""
