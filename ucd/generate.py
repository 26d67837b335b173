#!/usr/bin/env python3
"""Writes `src/layout/tables/*.rs` from the UCD files beside this script (standard library only).

In: `ucd/*.txt.gz`, all of one Unicode version. Out: one packed property record a code point in a two-stage
table, the presentation forms, the mirrored pairs and the paired brackets. Run it after `import.py`; the test
`tables_are_those_of_the_ucd_files` compares every code point with the files by a reader of its own.
"""
import gzip
import pathlib

HERE = pathlib.Path(__file__).parent
OUT = HERE.parent / "src" / "layout" / "tables"
VERSION = (16, 0, 0)
LAST = 0x110000
BLOCK = 128

BIDI = "L R AL EN ES ET AN CS NSM BN B S WS ON LRE LRO RLE RLO PDF LRI RLI FSI PDI".split()
LINE = (
    "AL HL DottedCircle CM ZWJ SP BK CR LF NL ZW WJ GL BA Hyphen HY NS BB B2 CB CL CP EX SY IS OP QU "
    "InitialQuote FinalQuote IN NU PR PO ID Unassigned EB EM JL JV JT H2 H3 RI AK AP AS VF VI"
).split()
CLUSTER = (
    "Other CR LF Control Extend InCBExtend Linker ZWJ RegionalIndicator Prepend SpacingMark L V T LV LVT "
    "Pictographic Consonant"
).split()


def lines(name):
    with gzip.open(HERE / f"{name}.txt.gz", "rt", encoding="utf-8") as file:
        for line in file:
            line = line.split("#")[0].strip()
            if line:
                yield [field.strip() for field in line.split(";")]


def span(field):
    ends = field.split("..")
    return range(int(ends[0], 16), int(ends[-1], 16) + 1)


def values(name, default, column=1):
    table = [default] * LAST
    for fields in lines(name):
        for point in span(fields[0]):
            table[point] = fields[column]
    return table


def members(name, value):
    return {point for fields in lines(name) if fields[1] == value for point in span(fields[0])}


def unicode_data():
    category, decomposition = ["Cn"] * LAST, {}
    first = None
    for point, name, gc, _, _, mapping in lines("UnicodeData"):
        point = int(point, 16)
        if name.endswith(", First>"):
            first = point
            continue
        for p in range(first if name.endswith(", Last>") else point, point + 1):
            category[p] = gc
        if mapping:
            decomposition[point] = mapping
    return category, decomposition


CATEGORY, DECOMPOSITION = unicode_data()
BIDI_CLASS = values("DerivedBidiClass", "L")
JOINING = values("DerivedJoiningType", "U")
LINE_BREAK = values("LineBreak", "XX")
GRAPHEME = values("GraphemeBreakProperty", "Other")
WIDTH = values("EastAsianWidth", "N")
PICTOGRAPHIC = members("emoji-data", "Extended_Pictographic")
MODIFIER = members("emoji-data", "Emoji_Modifier")
IGNORABLE = members("DerivedCoreProperties", "Default_Ignorable_Code_Point")
EXTEND = members("DerivedCoreProperties", "Grapheme_Extend")
WHITE_SPACE = members("PropList", "White_Space")
NONCHARACTER = members("PropList", "Noncharacter_Code_Point")
PREPENDED = members("PropList", "Prepended_Concatenation_Mark")
INCB = {p: f[2] for f in lines("DerivedCoreProperties") if f[1] == "InCB" for p in span(f[0])}
BRACKETS = {int(a, 16): (int(b, 16), kind) for a, b, kind in lines("BidiBrackets")}
MIRRORED = {int(a, 16): int(b, 16) for a, b in lines("BidiMirroring")}
EMOJI_STYLE = {int(f[0].split()[0], 16) for f in lines("emoji-variation-sequences") if f[1] == "emoji style"}
ARABIC_OR_HEBREW_POINTS = [(0x591, 0x5C7), (0x610, 0x61A), (0x64B, 0x65F), (0x670, 0x670), (0x6D6, 0x6ED),
                           (0x897, 0x89F), (0x8CA, 0x8FF), (0x10EFC, 0x10EFF), (0xFB1E, 0xFB1E)]
ALEFS = {0x622, 0x623, 0x625, 0x627}


def line_class(p):
    value = LINE_BREAK[p]
    if p == 0x25CC:
        return "DottedCircle"
    if p == 0x2010:
        return "Hyphen"
    if p in PICTOGRAPHIC and CATEGORY[p] == "Cn" and value == "ID":
        return "Unassigned"
    if value == "QU":
        return {"Pi": "InitialQuote", "Pf": "FinalQuote"}.get(CATEGORY[p], "QU")
    if value in ("AI", "SG", "XX"):
        return "AL"
    if value == "SA":
        return "CM" if CATEGORY[p] in ("Mn", "Mc") else "AL"
    return "NS" if value == "CJ" else value


def cluster_class(p):
    value = GRAPHEME[p]
    if value == "Extend":
        return {"Extend": "InCBExtend", "Linker": "Linker"}.get(INCB.get(p), "Extend")
    if value == "Other":
        if p in PICTOGRAPHIC:
            return "Pictographic"
        return "Consonant" if INCB.get(p) == "Consonant" else "Other"
    return "RegionalIndicator" if value == "Regional_Indicator" else value


def columns(p):
    """Terminal columns of a character by itself; controls and format characters are drawn otherwise."""
    if p in PREPENDED:
        return 1
    if GRAPHEME[p] == "Prepend" and p != 0x11A3A or p == 0xA8FA:  # They stand on the letter after them.
        return 0
    if p == 0x17A4:  # A Khmer letter shown as two.
        return 2
    if CATEGORY[p] in ("Mn", "Me", "Cf", "Zl", "Zp") or p in IGNORABLE:
        return 0
    if p in EXTEND and WIDTH[p] != "H":
        return 0
    if 0x1160 <= p <= 0x11FF or 0xD7B0 <= p <= 0xD7FB:  # Vowels and trailing consonants of a syllable.
        return 0
    return 2 if WIDTH[p] in ("W", "F") else 1


def record(p):
    gc, joining = CATEGORY[p], JOINING[p]
    wide = WIDTH[p] in ("F", "W", "H")
    special = gc in ("Cc", "Cf", "Zl", "Zp", "Cs") or p in NONCHARACTER or p in IGNORABLE
    point = gc == "Mn" and any(a <= p <= b for a, b in ARABIC_OR_HEBREW_POINTS)
    bits = BIDI.index(BIDI_CLASS[p])
    bits |= (joining in "RDC") << 5 | (joining in "LDC") << 6 | (joining == "T") << 7
    bits |= LINE.index(line_class(p)) << 8
    bits |= CLUSTER.index(cluster_class(p)) << 14
    bits |= columns(p) << 19
    bits |= (p in MIRRORED) << 21
    bits |= (p in BRACKETS) << 22
    bits |= special << 23
    bits |= point << 24
    bits |= (p in FORMS and joining in "RDL") << 25
    bits |= (p in WHITE_SPACE) << 26
    bits |= (p in ALEFS) << 27
    bits |= (p == 0x644) << 28
    bits |= (p in EMOJI_STYLE) << 29
    bits |= wide << 30
    bits |= (p in MODIFIER) << 31
    return bits


def presentation_forms():
    """{letter: [isolated, final, initial, medial]} and {alef: (isolated, final)} of lam-alef."""
    order = {"<isolated>": 0, "<final>": 1, "<initial>": 2, "<medial>": 3}
    single, ligature = {}, {}
    for point in (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFD)):
        tag, *letters = DECOMPOSITION.get(point, "").split() or [""]
        letters = [int(letter, 16) for letter in letters]
        if tag in order and len(letters) == 1:
            single.setdefault(letters[0], [0] * 4)[order[tag]] = point
        elif tag in order and len(letters) == 2 and letters[0] == 0x644 and letters[1] in ALEFS:
            ligature.setdefault(letters[1], [0, 0])[order[tag]] = point
    return single, ligature


FORMS, LAM_ALEF = presentation_forms()
NOTICE = "// Written by ucd/generate.py from the files in ucd/. Do not edit.\n"


def numbers(items, form, per_line):
    rows = [", ".join(form(i) for i in items[k : k + per_line]) for k in range(0, len(items), per_line)]
    return "".join(f"    {row},\n" for row in rows)


def properties():
    blocks, index, first = [], [], {}
    for start in range(0, LAST, BLOCK):
        block = tuple(record(p) for p in range(start, start + BLOCK))
        # The blocks below U+0800 stand in their own places, so that they need no first stage.
        if block not in first or start < 0x800:
            first.setdefault(block, len(blocks))
            blocks.append(block)
            index.append(len(blocks) - 1)
        else:
            index.append(first[block])
    assert len(blocks) <= 0x10000 // BLOCK * BLOCK
    records = [r for block in blocks for r in block]
    names = lambda items: "".join(f"    {name},\n" for name in items)
    return (
        "//! One packed record a code point, by blocks of 128.\n\n" + NOTICE + f"""
/// The Unicode version of every table.
pub(in crate::layout) const UNICODE_VERSION: (u8, u8, u8) = {VERSION};

/// The block of a code point, by its upper bits.
#[rustfmt::skip]
pub(super) static BLOCKS: [u16; {len(index)}] = [
{numbers(index, str, 24)}];

/// The record of a code point, by block and lower bits.
#[rustfmt::skip]
#[allow(clippy::unreadable_literal, reason = "bit fields, not numbers to read")]
pub(super) static RECORDS: [u32; {len(records)}] = [
{numbers(records, hex, 12)}];
"""
    )


def escape(point):
    return f"'\\u{{{point:x}}}'"


def forms():
    low, high = min(FORMS), max(FORMS)
    assert low >= 0x600 and high < 0x700, (hex(low), hex(high))
    rows = []
    for letter in range(0x600, 0x700):
        alone = columns(letter) == 1 and record(letter) >> 23 & 1 == 0
        joins = JOINING[letter] in "RDL"
        row = [alone and (joins and point or letter) for point in FORMS.get(letter, [0] * 4)]
        rows.append("[" + ", ".join(escape(p) for p in row) + "]")
    lam_alef = "".join(
        f"    ({escape(alef)}, [{escape(forms[0])}, {escape(forms[1])}]),\n" for alef, forms in sorted(LAM_ALEF.items())
    )
    return (
        "//! Arabic presentation forms, by the decompositions of UnicodeData.\n\n" + NOTICE + f"""
/// Isolated, final, initial and medial form of U+0600..=U+06FF; the letter itself where there is none,
/// U+0000 for what is not sent by itself (marks, format characters).
#[rustfmt::skip]
pub(super) static FORMS: [[char; 4]; 256] = [
{"".join(f"    {row},{chr(10)}" for row in rows)}];

/// The isolated and the final ligature of lam with an alef.
#[rustfmt::skip]
pub(super) static LAM_ALEF: [(char, [char; 2]); {len(LAM_ALEF)}] = [
{lam_alef}];
"""
    )


def canonical(point):
    mapping = DECOMPOSITION.get(point, "")
    return int(mapping, 16) if mapping and "<" not in mapping and " " not in mapping else point


def pairs():
    mirrored = "".join(f"    ({escape(a)}, {escape(b)}),\n" for a, b in sorted(MIRRORED.items()))
    brackets = ""
    for point, (other, kind) in sorted(BRACKETS.items()):
        opening = canonical(point if kind == "o" else other)
        brackets += f"    ({escape(point)}, {escape(opening)}, {str(kind == 'o').lower()}),\n"
    return (
        "//! Mirrored pairs (BidiMirroring) and paired brackets (BidiBrackets), sorted.\n\n" + NOTICE + f"""
/// A character and its mirror image.
#[rustfmt::skip]
pub(super) static MIRRORED: [(char, char); {len(MIRRORED)}] = [
{mirrored}];

/// A bracket, the opening bracket of its pair in canonical form, whether it opens.
#[rustfmt::skip]
pub(super) static BRACKETS: [(char, char, bool); {len(BRACKETS)}] = [
{brackets}];
"""
    )


def enum(name, about, variants):
    return f"""
/// {about}
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
#[allow(clippy::upper_case_acronyms, reason = "the names of the UCD")]
pub(in crate::layout) enum {name} {{
{"".join(f"    {v},{chr(10)}" for v in variants)}}}

impl {name} {{
    /// Every value, in the order of its number.
    pub(super) const ALL: [Self; {len(variants)}] = [
{"".join(f"        Self::{v},{chr(10)}" for v in variants)}    ];
}}
"""


def classes():
    return (
        "//! The classes that the records name by number.\n\n"
        + NOTICE
        + enum("Bidi", "`Bidi_Class` (UAX #9).", BIDI)
        + enum(
            "LineClass",
            "`Line_Break` (UAX #14), resolved by LB1 and split where a rule asks for more than the class.",
            LINE,
        )
        + enum(
            "ClusterClass",
            "`Grapheme_Cluster_Break` (UAX #29), split by `Indic_Conjunct_Break` and `Extended_Pictographic`.",
            CLUSTER,
        )
    )


GROUPS = (
    "SEEN SAD TEH_MARBUTA HEH DAL ALEF TAH LAM KAF GAF BEH NOON YEH REH WAW AIN QAF FEH"
).split()
ALIKE = {"TEH_MARBUTA_GOAL": "TEH_MARBUTA", "HEH_GOAL": "HEH", "FARSI_YEH": "YEH", "SWASH_KAF": "KAF"}


def camel(name):
    return "".join(word.capitalize() for word in name.split("_"))


def groups():
    """The joining groups that justification tells apart, letters sorted."""
    rows = []
    for point, _, _, group in lines("ArabicShaping"):
        group = group.replace(" ", "_")
        group = ALIKE.get(group, group)
        if group in GROUPS:
            rows.append((int(point, 16), camel(group)))
    body = "".join(f"    ({escape(point)}, JoiningGroup::{group}),\n" for point, group in sorted(rows))
    return (
        "//! Joining groups (ArabicShaping), as far as justification tells them apart.\n\n"
        + NOTICE
        + enum("JoiningGroup", "`Joining_Group`; letters of one skeleton in one.", [*map(camel, GROUPS), "Other"]).split(
            "\nimpl"
        )[0]
        + f"""
/// The letters of each group, sorted.
#[rustfmt::skip]
pub(super) static GROUPS: [(char, JoiningGroup); {len(rows)}] = [
{body}];
"""
    )


def main():
    OUT.mkdir(exist_ok=True)
    for name, text in (("properties", properties()), ("forms", forms()), ("pairs", pairs()), ("classes", classes()), ("groups", groups())):
        (OUT / f"{name}.rs").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
