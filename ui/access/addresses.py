"""What stands before every address of ours, which are pages, and which are for other programs."""

import streamlit as st
from starlette.types import Scope

from ui.frame.pages import PAGES


def base_path() -> str:
    """Return the path that stands before every address, such as `/hoc-tap`; "" for none."""
    path = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{path}" if path else ""


def root_of(scope: Scope) -> str:
    """Return what stands before our addresses: where another server put us, and our own path."""
    outer, own = str(scope.get("root_path", "")), base_path()
    # Where Streamlit answers under our path by itself, ours is in the root path already.
    return outer if own and outer.endswith(own) else f"{outer}{own}"


def is_for_programs(scope: Scope) -> bool:
    """Tell whether an address is of the interface for programs, which read problems (RFC 9457)."""
    path = str(scope["path"]).removeprefix(root_of(scope))
    return path == "/api" or path.startswith("/api/")


def page_addresses() -> set[str]:
    """Return the addresses of all pages, as they stand after the server's path."""
    return {page.address for page in PAGES}
