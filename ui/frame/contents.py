"""Lists and tables that pages fetch by address, once, instead of with every rerun.

An address is named after what is there, so a browser keeps it for good, and only who was shown a
content knows where it is.
"""

import gzip
from hashlib import sha256
from threading import Lock

ROUTE = "/du-lieu/noi-dung/{name}"
MOST = 2000
"""Contents that are kept, the last ones that were placed: about a kilobyte each."""
_kept: dict[str, bytes] = {}
_lock = Lock()


def address(content: str) -> str:
    """Return where a page finds a content, relative to itself; each rerun that places it asks."""
    name = sha256(content.encode()).hexdigest()
    with _lock:
        _kept[name] = _kept.pop(name, b"") or gzip.compress(content.encode(), mtime=0)
        if len(_kept) > MOST:
            del _kept[next(iter(_kept))]
    return ROUTE.format(name=name)[1:]


def kept(name: str) -> bytes | None:
    """Return a content compressed; None where nobody was shown it since the server started."""
    return _kept.get(name)
