"""Which web addresses are one: as a reader would say, not as a server must."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import urlsplit


@lru_cache(maxsize=4096)
def address_key(url: str) -> str:
    """A web address without what does not tell pages apart; "" where it is none.

    Scheme, "www.", the standard port, what trackers add to the query, its order, the fragment and a slash at the end
    are left out (RFC 3986, section 6, and courlan's list of trackers).

    >>> address_key("http://www.example.org/a/?utm_source=feed&id=3#top") == address_key("https://example.org/a?id=3")
    True
    >>> address_key("ftp://example.org/a"), address_key("no address")
    ('', '')
    """
    if not url:
        return ""
    from courlan import normalize_url

    try:
        parts = urlsplit(normalize_url(url.strip(), strict=False))
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        return ""
    host = parts.netloc.rpartition("@")[2].removeprefix("www.")
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}{parts.path.rstrip('/')}{query}"
