"""HTML builder that escapes by default: only what was built here counts as markup."""

from collections.abc import Iterable
from html import escape

from progress.model.letters import printable

_VOID = {"meta", "link", "br", "img", "col"}


class Html(str):
    """Markup that was built here."""

    __slots__ = ()


def element(name: str, /, *children: str | None, **attributes: str | int | None) -> Html:
    """Return an element; an attribute that is None is left out.

    Attributes are named as in HTML, with `_` for `-`; one that Python keeps for itself ends in `_`.
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(printable(str(value)))}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in _VOID:
        return Html(f"<{name}{written}>")
    return Html(f"<{name}{written}>{joined(children)}</{name}>")


def joined(parts: Iterable[str | None]) -> Html:
    """Return parts one after the other; those that are no markup are escaped."""
    return Html(
        "".join(
            part if isinstance(part, Html) else escape(printable(part), quote=False)
            for part in parts
            if part is not None
        )
    )


def div(class_: str, /, *children: str | None, **attributes: str | int | None) -> Html:
    """Return a block of a class."""
    return element("div", *children, class_=class_, **attributes)


def span(class_: str, /, *children: str | None, **attributes: str | int | None) -> Html:
    """Return a piece of a line of a class."""
    return element("span", *children, class_=class_, **attributes)
