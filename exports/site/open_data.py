"""Open data beside the pages: which files there are, and the list of all addresses."""

from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import escape

from exports.shared.markup import element, joined
from exports.site.blocks import paragraphs, rows_table
from exports.site.parts import DATA, SitePage
from progress.model.numbers import written


@dataclass(frozen=True, slots=True)
class DataFile:
    """A set of data: `name` is that of its files, `rows` how many it has, None for no table."""

    name: str
    title: str
    rows: int | None
    columns: tuple[str, ...]
    endings: tuple[str, ...]

    def path(self, ending: str) -> str:
        """Return the place of one of its files in the site."""
        return f"du-lieu/{self.name}.{ending}"


_TOLD = (
    "Dữ liệu giống giao diện lập trình của bảng theo dõi, ở dạng JSON và CSV (UTF-8). Ô trống và "
    "null nghĩa là chưa có, không bao giờ là 0. Dòng của tập có số liệu minh họa ghi "
    "demonstration: true.",
    "Không có trong dữ liệu: người chịu trách nhiệm, ghi chú, minh chứng, dự thảo, người dùng và "
    "danh bạ thiết chế.",
)


def data_page(files: Iterable[DataFile]) -> SitePage:
    """Return the page that describes the data and leads to each file."""
    rows = (
        (
            each.title,
            joined(
                element("a", f"{each.name}.{ending} ", href=each.path(ending))
                for ending in each.endings
            ),
            "" if each.rows is None else written(each.rows),
            ", ".join(each.columns),
        )
        for each in files
    )
    titles = "Tập dữ liệu | Tệp | #Số dòng | Các cột"
    content = joined((paragraphs(_TOLD), rows_table("Các tệp dữ liệu", titles, rows)))
    title = "Toàn bộ số liệu trên các trang, để dùng lại"
    return SitePage(DATA, "Dữ liệu mở", title, content, "phuong-phap")


def sitemap(paths: Iterable[str], address: str) -> bytes:
    """Return the list of pages for search engines; `address` is where the folder is served."""
    root = address.rstrip("/")
    places = "".join(f"<url><loc>{escape(f'{root}/{path}')}</loc></url>\n" for path in paths)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{places}</urlset>\n'
    ).encode()
