"""Every address, number and mail address can be used, and leads where its author meant it to lead."""

import re
from collections.abc import Collection, Iterator
from typing import Any

from wegenkaart.checks import sentences
from wegenkaart.checks.finding import Finding, Near
from wegenkaart.inventory import parts, texts
from wegenkaart.model import KnowledgeBase, Phone, Resource, Source
from wegenkaart.numbers import is_phone, national
from wegenkaart.yamlfile import Location

SHORTENERS = frozenset(
    ("bit.ly", "buff.ly", "goo.gl", "is.gd", "lnkd.in", "ow.ly", "rebrand.ly", "shorturl.at", "t.co", "t.ly", "tinyurl.com")
)
"""Where they lead can change without anybody seeing it."""

_EMAIL = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)*\.([a-z]{2,}|xn--[a-z0-9-]+)")
_ENCODED = r"(?!.*%(?![0-9A-Fa-f]{2}))"
"""Behind a `%` stand two digits of sixteen."""
_UPWARDS = r"(?![^?#]*/(?:\.|%2[eE]){1,2}(?:[/?#]|$))"
"""No part of a path is `..` or `.`: those lead elsewhere than what is read."""
_URL = re.compile(rf"{_ENCODED}https://(?P<host>{_HOST.pattern}){_UPWARDS}(/[^\s<>\"{{}}|\\^`?#]*)?(?P<rest>[?#][^\s<>\"{{}}|\\^`]*)?")
_FOLLOWS = re.compile(r"[?&#](utm_\w+|fbclid|gclid|mc_eid)=")
_LINK = re.compile(r"https?://\S+", re.IGNORECASE)


def check(kb: KnowledgeBase) -> Iterator[Finding]:
    if not kb.hosts:
        yield from _no_hosts(kb)
    used: set[str] = set()
    known = {alias: host for host in kb.hosts for alias in (host.removeprefix("www."), f"www.{host}")} | {host: host for host in kb.hosts}
    seen = {national(phone.number) for resource in kb.resources.values() for phone in resource.phones}
    for location, part in parts(kb):
        for here, url in _links(location, part):
            yield from _url(kb, here, url, strict=isinstance(part, Resource))
            used.add(_host_of(url))
        for here, host in _hosts(location, part):
            used.add(known.get(host, host))
            if host not in known:
                yield from _host(kb, here, host)
        yield from sentences.numbers(location, part, seen)
        yield from _form(location, part, seen)
    yield from _unused(kb, used)


def _hosts(location: Location, part: Any) -> Iterator[tuple[Location, str]]:
    """Every host outside an address that can be clicked: in a sentence, or behind the @ of a mail address."""
    yield from sentences.hosts(location, part)
    if isinstance(part, Resource) and part.email and _EMAIL.fullmatch(part.email):
        yield (*location, "email"), part.email.rpartition("@")[2].lower()


def _form(location: Location, part: Any, seen: Collection[str]) -> Iterator[Finding]:
    if isinstance(part, Resource) and part.email and not _EMAIL.fullmatch(part.email):
        yield Finding("adres", (*location, "email"), f"'{part.email}' is geen e-mailadres. Schrijf het als naam@voorbeeld.nl.")
    if isinstance(part, Phone) and not is_phone(part.number):
        yield Finding("telefoon", location, sentences.no_phone(part.number))
    if isinstance(part, Resource):
        yield from sentences.in_name(location, part, seen)


def _links(location: Location, part: Any) -> Iterator[tuple[Location, str]]:
    """The address of a source or resource, and every address that stands in a sentence."""
    for here, text in texts(location, part):
        if here[-1] == "url" and isinstance(part, Source | Resource):
            yield here, text
        else:
            yield from ((here, link.rstrip(".,;:)")) for link in _LINK.findall(text))


def _host_of(url: str) -> str:
    """The host, also in an address with something wrong with it: what is wrong is said once."""
    return re.split("[/?#]", url.partition("://")[2] or url)[0].rpartition("@")[2].partition(":")[0]


def _url(kb: KnowledgeBase, here: Location, url: str, *, strict: bool) -> Iterator[Finding]:
    found = _URL.fullmatch(url)
    if url.startswith("http://"):
        yield Finding("adres", here, f"'{url}' is geen https-adres. Schrijf het met https://, of zet het zonder http:// in een zin.")
    elif not found:
        text = f"'{url}' is geen webadres. Schrijf het hele adres: https://, een naam (geen cijfers, poort of wachtwoord) en het pad."
        yield Finding("adres", here, text)
    else:
        yield from _host(kb, here, found["host"])
        if found["rest"] and (strict or _FOLLOWS.search(found["rest"])):
            yield Finding("adres", here, f"'{found['rest']}' hoort niet in dit adres. Haal het weg, en kijk of het adres dan nog werkt.")


def _host(kb: KnowledgeBase, here: Location, host: str) -> Iterator[Finding]:
    if host in SHORTENERS:
        yield Finding("adres", here, f"'{host}' verkort adressen, dus niemand ziet waar dit uitkomt. Schrijf het hele adres.")
    elif host not in kb.hosts and kb.hosts:
        otherwise = "Klopt het adres, zet de naam er dan bij."
        yield Finding("adres", here, f"'{host}' staat niet bij 'hosts'.", near=Near(host, kb.hosts, otherwise, likeness=0.85))


def _no_hosts(kb: KnowledgeBase) -> Iterator[Finding]:
    """Said once, and not at each address."""
    addresses = (url for location, part in parts(kb) for _, url in (*_links(location, part), *_hosts(location, part)))
    if any(True for _ in addresses):
        yield Finding("leeg", ("hosts",), "bij 'hosts' staat niets, en er zijn wel adressen. Noem elke website waar een adres heen mag.")


def _unused(kb: KnowledgeBase, used: set[str]) -> Iterator[Finding]:
    for i, host in enumerate(kb.hosts):
        if not _HOST.fullmatch(host):
            text = f"'{host}' is geen naam van een website. Schrijf hem in kleine letters zonder accenten."
            yield Finding("adres", ("hosts", i), text)
        if host not in used:
            yield Finding("overbodig", ("hosts", i), f"geen adres leidt naar '{host}'. Haal de regel weg.", about=(host,))
