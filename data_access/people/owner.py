"""The person at the machine: whoever opened the address that `run` printed, until `run` ends.

The file holds hashes of keys and of sessions, and which run of the server they are for. It is read
at each question, so that a new key and a sign-out count at once. Standard library only: `run` makes
it before there are packages.
"""

import json
import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from ipaddress import ip_address
from pathlib import Path
from threading import Lock
from typing import Any
from urllib.parse import urlsplit

FILE, RUN = "DASHBOARD_OWNER_FILE", "DASHBOARD_OWNER_RUN"
"""Variables by which `run` tells its server of the file; without them there is no owner."""
COOKIE = "dashboard_owner"
ROUTE = "/may-nay"
KEY = "khoa"
"""Parameter of the address that carries a key."""
_FORWARDED = ("forwarded", "via", "x-real-ip", "x-forwarded-")
_LOCK = Lock()
_used: set[str] = set()
"""Keys that were taken here: one that another program writes back is still taken."""


def is_loopback(host: str) -> bool:
    """Tell whether a host, as a browser names it or `run` listens on it, is this machine alone."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def variables(file: Path) -> dict[str, str]:
    """Return the variables of the server of a new run."""
    return {FILE: str(file), RUN: secrets.token_hex(16)}


def begin(file: Path, run: str, site: str) -> None:
    """Make the file of a run whose server answers. OSError where it cannot."""
    file.parent.mkdir(exist_ok=True)
    _write(file, {"run": run, "site": site, "keys": [], "sessions": []})


def end(file: Path, run: str) -> None:
    """Remove the file at the end of a run, unless it is another one's by now."""
    if _read(file).get("run") == run:
        file.unlink(missing_ok=True)


def new_key(file: Path) -> str | None:
    """Return an address with a new one-time key; None where no server of an owner runs."""
    key = secrets.token_urlsafe(32)
    with _changed(file) as content:
        if not content:
            return None
        content["keys"].append(_hash(key))
        return f"{content['site']}{ROUTE}?{KEY}={key}"


def session_for(key: str, headers: Mapping[str, str]) -> str | None:
    """Take a key and return the session that it opens; None where it opens none."""
    hashed = _hash(key)
    with _changed(_file()) as content:
        if not _may_be(content, headers) or hashed not in content["keys"] or hashed in _used:
            return None
        _used.add(hashed)
        content["keys"].remove(hashed)
        session = secrets.token_urlsafe(32)
        content["sessions"].append(_hash(session))
        return session


def is_owner(headers: Mapping[str, str], cookies: Mapping[str, str]) -> bool:
    """Tell whether a request or a socket is the owner's: not through a proxy, nor another name."""
    session = cookies.get(COOKIE)
    if not session or not os.environ.get(RUN):
        return False
    content = _read(_file())
    return _may_be(content, headers) and _hash(session) in content["sessions"]


def sign_out(cookies: Mapping[str, str]) -> None:
    """End the session of a browser."""
    with _changed(_file()) as content, suppress(KeyError, ValueError):
        content["sessions"].remove(_hash(cookies.get(COOKIE, "")))


def _may_be(content: Mapping[str, Any], headers: Mapping[str, str]) -> bool:
    """Tell whether there is an owner of this run, and a request comes from this machine."""
    return bool(content) and content["run"] == os.environ.get(RUN) and is_direct(headers)


def is_direct(headers: Mapping[str, str]) -> bool:
    """Tell whether a request comes straight from this machine: through no proxy, by its own name.

    The name in `Host` is what another site would have to make point here (DNS rebinding).
    """
    named = {name.lower(): value for name, value in headers.items()}
    if any(name.startswith(_FORWARDED) for name in named):
        return False
    try:
        host = urlsplit(f"//{named.get('host', '')}").hostname or ""
    except ValueError:
        return False
    return is_loopback(host)


def _file() -> Path:
    return Path(os.environ.get(FILE, os.devnull))


def _hash(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()


def _read(file: Path) -> dict[str, Any]:
    """Return what the file says, {} where there is none or it is broken."""
    try:
        return dict(json.loads(file.read_text("utf-8")))
    except (OSError, ValueError):
        return {}


@contextmanager
def _changed(file: Path) -> Iterator[dict[str, Any]]:
    """Give what the file says, and write it back where it was changed."""
    with _LOCK:
        content = _read(file)
        before = json.dumps(content)
        yield content
        if json.dumps(content) != before:
            _write(file, content)


def _write(file: Path, content: Mapping[str, Any]) -> None:
    unfinished = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
    handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        json.dump(content, stream)
    unfinished.replace(file)
