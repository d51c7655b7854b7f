"""What plain Dutch (B1) is here: the word lists, and functions that look at one text. `test_dutch` holds all texts against them.

Add a word on purpose, with the text that needs it: a list that grows by itself guards nothing.
"""

import re
from collections.abc import Collection, Iterable, Iterator

LONGEST_SENTENCE = 20
LONGEST_MEAN = 12

# The first words of actions and duties: imperatives.
VERBS = (
    "Begin", "Behandel", "Bekijk", "Bel", "Bereid", "Bereik", "Beschrijf", "Beslis", "Bespreek", "Betaal", "Bied", "Bouw", "Breng",
    "Controleer", "Deel", "Doe", "Doorloop", "Druk", "Evalueer", "Ga", "Gebruik", "Geef", "Haal", "Help", "Houd", "Informeer", "Kies",
    "Kijk", "Laat", "Lees", "Leg", "Let", "Loop", "Maak", "Meld", "Neem", "Noem", "Noteer", "Oefen", "Onderzoek", "Open", "Overleg",
    "Praat", "Raad", "Regel", "Registreer", "Richt", "Roep", "Schakel", "Schrijf", "Sluit", "Spreek", "Start", "Stel", "Stem", "Stop",
    "Stuur", "Test", "Toets", "Verbied", "Vergader", "Vervang", "Verwijder", "Verwijs", "Verzamel", "Voeg", "Volg", "Vorm", "Vraag",
    "Waarschuw", "Weeg", "Werk", "Wijs", "Zeg", "Zet", "Zoek", "Zorg",
)  # fmt: skip

# Names and technical words with two or more capitals, or without a vowel, that stand for nothing longer that a reader would know.
NAMES = {
    "ADR", "CACAO", "CERT-WM", "Connect2Trust", "CrowdStrike", "Ctrl", "DMN", "FERM", "HackShield", "https", "JSON", "KPN", "NoName057",
    "NotPetya", "NS", "pdf", "PROFILE", "ProRail", "QR-codes", "SIVON", "ssh", "SURFcert", "UTF-8", "VDL", "WhatsApp", "YAML", "zsh",
    "zshrc",
}  # fmt: skip

# Plain words that stand on the screen in capitals, beside headings that are all capitals.
SHOUTED = {"ADVIES", "BENT", "FOUT", "HIER", "LET", "NAAM", "OEFENING", "OK", "OP", "WEG"}

# Official names with a word that we would not use ourselves.
OFFICIAL = ("BIO2 Realistische Implementatie Aanpak", "Check je hack")

# What an official letter says and a person does not.
AVOIDED = (
    "aangaande", "aanvang", "aanwenden", "abusievelijk", "additioneel", "additionele", "adequaat", "adequate", "aldaar", "aldus",
    "alsdan", "alsmede", "alsnog", "alvorens", "belanghebbende", "bespoedigen", "betreffende", "bewerkstelligen", "bijgevolg", "conform",
    "continueren", "derhalve", "desalniettemin", "desbetreffende", "desgewenst", "dewelke", "dien te", "diende", "dienen te", "dient te",
    "dientengevolge", "doch", "draagt zorg", "echter", "effectueren", "evenwel", "faciliteert", "faciliteren", "gaarne", "gedurende",
    "gelieve", "genoemde", "geschiedt", "heden", "hetgeen", "hierbij", "hieromtrent", "hiertoe", "immer", "implementatie",
    "implementeren", "in acht nemen", "in casu", "in dezen", "in het kader van", "in verband met", "indien", "ingevolge", "initiëren",
    "inzake", "jegens", "krachtens", "met betrekking tot", "met inachtneming", "met name", "middels", "mits", "mitsdien", "nadien",
    "namelijk", "naar aanleiding van", "nimmer", "nochtans", "omtrent", "omwille van", "onderhavige", "onverwijld", "opdat",
    "optimaliseren", "overeenkomstig", "prioriteer", "prioriteren", "reeds", "respectievelijk", "slechts", "sommeren", "structureel",
    "structurele", "ten aanzien van", "ten behoeve van", "ten einde", "ten gevolge van", "ten tijde van", "teneinde", "ter zake",
    "terstond", "terzake", "tevens", "thans", "tot dusver", "trachten", "uit hoofde van", "vermits", "verstrekken", "vigerend",
    "vigerende", "vooralsnog", "voornoemd", "voornoemde", "voorts", "wederom", "wegens", "weshalve", "zorgdragen", "zulks",
)  # fmt: skip

# Who speaks to someone else than the one who reads.
ADDRESSES = ("je", "jij", "jou", "jouw", "jullie", "men", "gebruiker", "gebruikers")

# What neither a CISO nor this program can promise.
PROMISES = (
    r"u hoeft (?:\w+ ){0,2}niets te doen",
    r"er is niets aan de hand",
    r"gegarandeerd|garandeert|garantie",
    r"(?:is|zijn|bent|weer|nu|helemaal|blijft|blijven) (?:\w+ ){0,2}opgelost",
    r"(?:is|zijn|bent|weer|nu|helemaal|blijft|blijven) (?:\w+ ){0,2}veilig",
)

# What becomes "de veiligheidsregio" or, with the gemeente, "Veiligheidsregio Twente".
SLOTS = ("{veiligheidsregio}", "{Veiligheidsregio}")
LONGEST_REGION = "Veiligheidsregio Noord- en Oost-Gelderland"

_SENTENCE_END = re.compile(r"""(?<=[.?!])["')]?\s+(?=["'(`*]*[A-Z0-9ÀÉËÏÖ{…])""")
_GOES_ON = re.compile(r"\b(?:art|nr|blz)\.$")
_COMMAND = re.compile(r": wegenkaart(?: [\w-]+)*$")
_WORD = re.compile(r"\S*\w\S*")
_TOKEN = re.compile(r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ0-9-]*")
_NO_WORDS = re.compile(r"<[^>]*>|\w+_\w+|\S*(?:https?://|www\.|@)\S*|[\w-]+(?:\.[\w-]+)*\.(?:nl|org|com|eu)\b")
_DECLARES = re.compile(r"\b(?:kondig\w*|afkondig\w*|aankondig\w*|afgekondigd)\b", re.IGNORECASE)
_SPEAKER = re.compile(r"\b(?:u|wij|ciso|programma|wegenkaart)\b", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:geen|niet|nooit)\b", re.IGNORECASE)


def sentences(text: str) -> list[str]:
    """A text cut after `.`, `?` or `!` before a new beginning; "art. 33" is one piece."""
    found: list[str] = []
    for part in _SENTENCE_END.split(" ".join(text.split())):
        if found and _GOES_ON.search(found[-1]):
            found[-1] += f" {part}"
        else:
            found.append(part)
    return found


def words(sentence: str) -> int:
    """How many words, with the slot filled with the longest name."""
    for slot in SLOTS:
        sentence = sentence.replace(slot, LONGEST_REGION)
    return len(_WORD.findall(sentence))


def too_long(text: str) -> list[str]:
    return [sentence for sentence in sentences(text) if words(sentence) > LONGEST_SENTENCE]


def mean(texts: Iterable[str]) -> float:
    """Words a sentence, over all sentences of these texts."""
    lengths = [words(sentence) for text in texts for sentence in sentences(text)]
    return sum(lengths) / len(lengths)


def occurring(phrases: Iterable[str], text: str) -> list[str]:
    """Which of these words or phrases stand in the text, as whole words, whatever their capitals. Official names do not count."""
    flat = " ".join(text.split())
    for name in OFFICIAL:
        flat = flat.replace(name, "…")
    return [phrase for phrase in phrases if re.search(rf"(?<!\w)(?:{phrase})(?!\w)", flat, re.IGNORECASE)]


def abbreviations(text: str) -> set[str]:
    """Words with two or more capitals (`CISO`, `CoPI`) or without any vowel (`Cbw`, `mkb`). Ids, addresses and headings are none."""
    if text.isupper() and " " in text:
        return set()
    tokens = set(_TOKEN.findall(_NO_WORDS.sub(" ", text))) - NAMES
    return {part for token in tokens for part in token.split("-") if _is_short(part)} - NAMES


def _is_short(token: str) -> bool:
    capitals = sum(char.isupper() for char in token)
    return capitals > 1 or (len(token) > 1 and token.isalpha() and not re.search("[aeiouyà-ÿ]", token.lower()))


def unexplained(text: str, terms: Collection[str]) -> set[str]:
    return abbreviations(text) - set(terms) - SHOUTED


def badly_written(text: str) -> Iterator[str]:
    """What is wrong with the signs of any text."""
    if "—" in text:
        yield "a dash"
    if "  " in text or text != text.strip():
        yield "a double space, or one at an end"
    if re.search(r"GRIP-?\d", text):
        yield "GRIP and its number without a space"
    if re.search(r"\w\s+[,.;:](?:\s|$)", text):
        yield "a space before a sign"


def badly_built(text: str) -> Iterator[str]:
    """What is wrong with the beginning and end of the sentences of a text. `…` is filled in; a command ends as it is typed."""
    for sentence in sentences(text):
        bare = sentence.lstrip("\"'(`*")
        if not (bare[:1].isupper() or bare[:1].isdigit() or bare.startswith((SLOTS[1], "…"))):
            yield f"no capital: {sentence}"
        if not (sentence.rstrip("\"')*").endswith((".", "?", "!", ":", "…")) or _COMMAND.search(sentence)):
            yield f"no end: {sentence}"


def wrong_slots(text: str, *, advice: bool) -> Iterator[str]:
    """What is wrong with the slots of a text. In an advice the region is never written out: there it may get its own name."""
    yield from (f"an unknown slot: {slot}" for slot in re.findall(r"\{[^}]*\}", text) if slot not in SLOTS)
    if advice and re.search(r"\bde veiligheidsregio\b", text, re.IGNORECASE):
        yield "the region is written out"
    for sentence in sentences(text):
        if (sentence.startswith(SLOTS[0]) and sentence != SLOTS[0]) or SLOTS[1] in sentence[1:]:  # a name may be the slot alone
            yield f"the wrong capital: {sentence}"


def claims(text: str) -> Iterator[str]:
    """A power or a promise that nobody here can give."""
    for sentence in sentences(text):
        if re.match(r"(?:Kondig|Schaal)\b", sentence):
            yield f"scaling up is not ours: {sentence}"
        elif _DECLARES.search(sentence) and _SPEAKER.search(sentence) and "GRIP" in sentence and not _DENIED.search(sentence):
            yield f"declaring GRIP is not ours: {sentence}"
    yield from (f"a promise: {found}" for found in occurring(PROMISES, text))
