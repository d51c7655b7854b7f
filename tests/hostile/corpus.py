"""Hostile and broken files: name → its bytes, and the complaint (line and text) with which they must be refused.

Bytes in code, not files: half of these would not survive an editor, a checkout or a linter.
"""

LAYOUT = "hier klopt de opmaak niet. Controleer het inspringen (spaties, geen tabs), de aanhalingstekens en de dubbele punten."
REFERENCE = "verwijzingen met * of & mogen niet. Schrijf de tekst voluit."
LABEL = "labels met ! mogen niet. Haal het label weg, of zet de tekst tussen aanhalingstekens."
DEEP = "dit gaat dieper dan 20 niveaus. Maak het platter."
KEY = "een sleutel is een gewoon woord, geen lijst of blok."
MERGE = "samenvoegen met << mag niet. Schrijf de regels voluit."
DOCUMENTS = "een bestand heeft één document. Haal de regel '---' weg."
DIRECTIVE = "een regel mag niet beginnen met %. Haal de regel weg."
EMPTY = "dit bestand is leeg. Vul het, of geef een ander bestand."
LONG = "deze tekst is langer dan 20000 tekens. Kort hem in."
MANY = "dit bestand heeft meer dan 50000 onderdelen. Splits het."
LARGE = "dit bestand is te groot (meer dan 2000000 bytes). Splits het of kort het in."


def no_utf8(byte: int) -> str:
    return f"dit is geen UTF-8 (byte {byte}). Bewaar het bestand als UTF-8."


def invisible(code: str) -> str:
    return f"hier staat een onzichtbaar teken (U+{code}). Haal het weg."


def twice(key: str, first: int) -> str:
    return f"'{key}' staat hier twee keer (ook op regel {first}). Haal er een weg."


def billion_laughs() -> bytes:
    lines = ["a0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 10)]
    return "\n".join(lines).encode()


HOSTILE: dict[str, tuple[bytes, int, str]] = {
    # References, labels, directives: everything that makes YAML more than text
    "alias_bomb": (billion_laughs(), 1, REFERENCE),
    "alias_to_itself": (b"fase: warm\nlus: &lus [*lus]\n", 2, REFERENCE),
    "alias_to_nothing": (b"fase: *weg\n", 1, REFERENCE),
    "alias_as_a_key": (b"*weg : warm\n", 1, REFERENCE),
    "anchor_on_nothing": (b"fase: &x\ngebied: een_gemeente\n", 1, REFERENCE),
    "anchor_on_a_key": (b"fase: warm\n&x gebied: een_gemeente\n", 2, REFERENCE),
    "merge_key": (b"a:\n  <<: { b: c }\n", 2, MERGE),
    "merge_key_in_quotes": (b"a:\n  '<<': { b: c }\n", 2, MERGE),
    "merge_key_in_flow": (b"a: { b: c,\n  <<: { d: e } }\n", 2, MERGE),
    "tag_that_runs_code": (b"a: !!python/object/apply:os.system ['echo hi']\n", 1, LABEL),
    "tag_that_names_a_function": (b"a: b\nc: !!python/name:os.system ''\n", 2, LABEL),
    "tag_that_makes_an_object": (b"!!python/object/new:type\nargs: [x]\n", 1, LABEL),
    "tag_of_a_type": (b"a: !!str 1\n", 1, LABEL),
    "tag_of_nothing": (b"a: !!null\n", 1, LABEL),
    "tag_of_ones_own": (b"a: !geheim b\n", 1, LABEL),
    "tag_without_a_name": (b"a: ! b\n", 1, LABEL),
    "tag_on_a_key": (b"!!str a: b\n", 1, LABEL),
    "tag_in_full": (b"a: !<tag:yaml.org,2002:binary> aGk=\n", 1, LABEL),
    "tag_that_was_not_announced": (b"a: b\nc: !e!x 1\n", 2, LAYOUT),
    "directive_for_tags": (b"%TAG ! tag:yaml.org,2002:\n---\na: !str b\n", 1, DIRECTIVE),
    "directive_for_a_version": (b"%YAML 1.1\n---\na: b\n", 1, DIRECTIVE),
    "directive_for_a_later_version": (b"# x\n%YAML 9.9\n---\na: b\n", 2, DIRECTIVE),
    "directive_that_does_not_exist": (b"\r%EVIL yes\r---\ra: b\r", 1, DIRECTIVE),
    "two_documents": (b"a: b\n---\nc: d\n", 2, DOCUMENTS),
    "a_second_document_that_is_empty": (b"a: b\n---\n", 2, DOCUMENTS),
    "text_after_the_end": (b"a: b\n...\nc: d\n", 3, LAYOUT),
    # Too deep, too long, too many
    "lists_200000_deep": (b"[" * 200_000, 1, DEEP),
    "lists_200000_deep_and_closed": (b"[" * 200_000 + b"]" * 200_000, 1, DEEP),
    "flow_mappings_200000_deep": (b"{a: " * 200_000, 1, DEEP),
    "dashes_200000_deep": (b"- " * 200_000, 1, DEEP),
    "questions_200000_deep": (b"? " * 200_000, 1, KEY),
    "blocks_1900_deep": ("\n".join(" " * i + "a:" for i in range(1_900)).encode(), 21, DEEP),
    "mappings_and_lists_in_turn": (b'[{"a": ' * 100_000, 1, DEEP),
    "depth_of_21": (b"[" * 21 + b"]" * 21, 1, DEEP),
    "text_of_20001": (b"a: b\nc: " + b"x" * 20_001, 2, LONG),
    "text_of_a_megabyte": (b"a: '" + b"x" * 1_000_000 + b"'", 1, LONG),
    "key_of_20001": (b"? " + b"x" * 20_001 + b"\n: b\n", 1, LONG),
    "key_that_is_too_long_for_a_line": (b"a: b\n" + b"x" * 2_000 + b": c\n", 2, LAYOUT),
    "items_50000": (b"- x\n" * 50_000, 50_000, MANY),
    "items_in_flow": (b"a: [" + b"x," * 60_000 + b"]\n", 1, MANY),
    "empty_items": (b"-\n" * 60_000, 50_000, MANY),
    "keys_60000": (b"".join(b"k%d: v\n" % i for i in range(60_000)), 25_000, MANY),
    "bytes_2000001": (b"#" * 2_000_001, 1, LARGE),
    "bytes_50000000": (b"a" * 50_000_000, 1, LARGE),
    # Not the encoding it should be
    "utf_16_with_a_mark": ("fase: warm\n".encode("utf-16"), 1, no_utf8(0)),
    "utf_16_big_endian": (b"\xfe\xff" + "fase: warm\n".encode("utf-16-be"), 1, no_utf8(0)),
    "utf_16_without_a_mark": ("fase: warm\n".encode("utf-16-le"), 1, invisible("0000")),
    "utf_32": ("fase: warm\n".encode("utf-32"), 1, no_utf8(0)),
    "latin_1": ("naam: Jan\nstad: Café\n".encode("latin-1"), 2, no_utf8(19)),
    "latin_1_after_a_byte_order_mark": (b"\xef\xbb\xbfnaam: Jan\nstad: Caf\xe9\n", 2, no_utf8(22)),
    "windows_1252": ("naam: ’s-Gravenhage\n".encode("cp1252"), 1, no_utf8(6)),
    "half_a_character": (b"naam: caf\xc3", 1, no_utf8(9)),
    "overlong_slash": (b"naam: \xc0\xaf\n", 1, no_utf8(6)),
    "surrogate_in_bytes": (b"naam: \xed\xa0\x80\n", 1, no_utf8(6)),
    "beyond_unicode": (b"naam: \xf4\x90\x80\x80\n", 1, no_utf8(6)),
    "random_bytes": (bytes(range(128, 256)), 1, no_utf8(0)),
    "gzip": (b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03", 1, no_utf8(1)),
    # Characters that nobody sees
    "nul": (b"a: b\nc: d\0e\n", 2, invisible("0000")),
    "bell": (b"a: \x07\n", 1, invisible("0007")),
    "bell_after_an_empty_line": (b"\n\x07", 2, invisible("0007")),
    "backspace": (b"a: geheim\x08\x08\n", 1, invisible("0008")),
    "form_feed": (b"a: b\n\x0cc: d\n", 2, invisible("000C")),
    "escape": (b"a: b\nc: d\ne: \x1b]52;c;aGFsbG8=\x07\n", 3, invisible("001B")),
    "escape_in_a_comment": (b"# \x1b[2J\na: b\n", 1, invisible("001B")),
    "delete": (b"a: b\x7f\n", 1, invisible("007F")),
    "c1_control": ("a: \x9b31m\n".encode(), 1, invisible("009B")),
    "next_line": ("a: b\x85c: d\n".encode(), 1, invisible("0085")),
    "soft_hyphen": ("a: ge\xadheim\n".encode(), 1, invisible("00AD")),
    "right_to_left_override": ("a: b\nc: \u202e1234\n".encode(), 2, invisible("202E")),
    "isolate": ("a: \u2066b\u2069\n".encode(), 1, invisible("2066")),
    "arabic_letter_mark": ("a: \u061cb\n".encode(), 1, invisible("061C")),
    "zero_width_space": ("fa\u200bse: warm\n".encode(), 1, invisible("200B")),
    "zero_width_joiner": ("a: b\u200dc\n".encode(), 1, invisible("200D")),
    "word_joiner": ("a: b\u2060c\n".encode(), 1, invisible("2060")),
    "line_separator": ("a: b\u2028c: d\n".encode(), 1, invisible("2028")),
    "byte_order_mark_in_the_middle": ("a: b\nc: \ufeffd\n".encode(), 2, invisible("FEFF")),
    "byte_order_mark_twice": ("\ufeff\ufeffa: b\n".encode(), 1, invisible("FEFF")),
    "mongolian_vowel_separator": ("a: b\u180ec\n".encode(), 1, invisible("180E")),
    "hangul_filler": ("a: \u3164\n".encode(), 1, invisible("3164")),
    "tag_characters": ("a: b\U000e0041\U000e0042\n".encode(), 1, invisible("E0041")),
    "no_character": ("a: \uffff\n".encode(), 1, invisible("FFFF")),
    "escape_written_as_e": (b'a: b\nc: "\\e[31m"\n', 2, invisible("001B")),
    "escape_written_as_x": (b'a: "\\x1b[31m"\n', 1, invisible("001B")),
    "escape_written_as_u_in_a_key": (b'a: b\n"\\u001b": c\n', 2, invisible("001B")),
    "nul_written_as_0": (b'a: "\\0"\n', 1, invisible("0000")),
    "override_written_as_u": (b'a: "\\u202E"\n', 1, invisible("202E")),
    "next_line_written_as_n": (b'a: "\\N"\n', 1, invisible("0085")),
    # Keys
    "key_twice": (b"a: 1\nb: 2\na: 3\n", 3, twice("a", 1)),
    "key_twice_in_quotes": (b"a: 1\n'a': 2\n", 2, twice("a", 1)),
    "key_twice_by_an_escape": (b'fase: warm\n"\\x66ase": koud\n', 2, twice("fase", 1)),
    "key_twice_in_a_block": (b"x:\n  a: 1\n  b: 2\n\n  a: 3\n", 5, twice("a", 2)),
    "key_twice_in_flow": (b"x: { a: 1,\n     a: 2 }\n", 2, twice("a", 1)),
    "key_twice_in_a_list": (b"- a: 1\n- a: 2\n  b: 3\n  b: 4\n", 4, twice("b", 3)),
    "key_twice_in_json": (b'{"a": 1,\n "b": 2,\n "a": 3}\n', 3, twice("a", 1)),
    "long_key_twice": (b"? " + b"x" * 2_000 + b"\n: 1\n? " + b"x" * 2_000 + b"\n: 2\n", 3, twice("x" * 60 + "…", 1)),
    "key_over_two_lines_twice": (b'? "a\\nb"\n: 1\n? "a\\nb"\n: 2\n', 3, twice("a\\u{a}b", 1)),
    "key_that_is_a_list": (b"a: b\n? [c, d]\n: e\n", 2, KEY),
    "key_that_is_a_list_in_flow": (b"{ [a]: b }\n", 1, KEY),
    "key_that_is_a_mapping": (b"{ a: b }: c\n", 1, KEY),
    # Broken
    "tab_before_a_key": (b"a:\n\tb: c\n", 2, LAYOUT),
    "quote_that_is_not_closed": (b"a: b\nc: 'd\ne: f\n", 2, LAYOUT),
    "double_quote_that_is_not_closed": (b'a: b\nc: "d\n\n\n', 2, LAYOUT),
    "bracket_that_is_not_closed": (b"a: b\nc: [d, e\n", 2, LAYOUT),
    "bracket_and_nothing_else": (b"[", 1, LAYOUT),
    "bracket_and_an_empty_line": (b"[\n\n", 1, LAYOUT),
    "brace_that_is_not_closed": (b'{\n"a": "b",\n', 2, LAYOUT),
    "bracket_that_was_not_opened": (b"a: b\nc: ]\n", 2, LAYOUT),
    "indented_too_far": (b"a: b\n   c: d\n", 2, LAYOUT),
    "indented_too_little": (b"a:\n    b: c\n  d: e\n", 3, LAYOUT),
    "colon_in_the_text": (b"a: b\nc: let op: gevaar\n", 2, LAYOUT),
    "no_space_after_the_colon": (b"a: b\nc:d\n", 2, LAYOUT),
    "percent_at_the_start": (b"a: b\nc: %d\n", 2, LAYOUT),
    "at_at_the_start": (b"a: @b\n", 1, LAYOUT),
    "backtick_at_the_start": (b"a: `b`\n", 1, LAYOUT),
    "escape_that_does_not_exist": (b'pad: "C:\\map"\n', 1, LAYOUT),
    "escape_beyond_unicode": (b'a: "\\U00110000"\n', 1, LAYOUT),
    "surrogate_written_as_u": (b'a: "\\ud800"\n', 1, LAYOUT),
    "surrogates_written_as_two": (b'a: "\\ud83d\\ude00"\n', 1, LAYOUT),
    "two_commas": (b"[a,, b]\n", 1, LAYOUT),
    "list_in_a_mapping": (b"a: b\n- c\n", 2, LAYOUT),
    "text_in_a_mapping": (b"a: b\nzomaar\n", 2, LAYOUT),
    "html": (b"<!DOCTYPE html>\n<p>a: b</p>\nc: d\n", 2, LAYOUT),
    # Nothing
    "nothing": (b"", 1, EMPTY),
    "only_a_byte_order_mark": (b"\xef\xbb\xbf", 1, EMPTY),
    "only_space": (b"  \n\n \n", 1, EMPTY),
    "only_comments": (b"# een\n# twee\n", 1, EMPTY),
    "only_a_start": (b"---\n", 1, EMPTY),
    "only_quotes": (b"''\n", 1, EMPTY),
    "only_an_end": (b"...\n", 1, LAYOUT),
}
