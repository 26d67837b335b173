#!/usr/bin/env bash
# Builds the recogniser's assets in models/ again, byte for byte, or measures how good they are:
#   train/build.sh [--develop] ANERCORP_TRAIN WIKIFANE ANT_JSONL CLDR_LOCALENAMES CLDR_DATES
# The files and packages are named in models/README.md; PYTHON names the interpreter that has them. With --develop it
# learns from all but the development part, prints the table of models/README.md and leaves models/ as it is.
set -euo pipefail
develop=
if [ "$1" = --develop ]; then develop=--develop; shift; fi
anercorp=$1 wikifane=$2 articles=$3 localenames=$4 dates=$5
train=$(cd "$(dirname "$0")" && pwd)
new=$(mktemp -d)
trap 'rm -rf "$new"' EXIT
cargo build --quiet --release --example train_tagger --manifest-path "$train/../Cargo.toml"
tool=$(cargo metadata --format-version 1 --no-deps --manifest-path "$train/../Cargo.toml" |
    sed 's/.*"target_directory":"\([^"]*\)".*/\1/')/release/examples/train_tagger
step() { "$tool" --models "$new" "$@"; }

"${PYTHON:-python3}" "$train/gazetteers.py" "$localenames" "$dates" "$train/known-names.txt" > "$new/names.tsv"
"$tool" gazetteer "$new/names.tsv" "$new/gazetteer.bin"
"$tool" lexicon --articles "$articles" --out "$new/lexicon.bin" ${develop:+--develop "$train/ant-labels.tsv"} \
    "$anercorp" "$wikifane"
learn() {
    step train --anercorp "$anercorp" --wikifane "$wikifane" --articles "$articles" \
        --labels "$train/ant-labels.tsv" --corrected "$train/ant-corrected.tsv" --out "$new/tagger.bin" $develop
}
# What a first model finds in articles without labels is what the second knows of words it never learnt from.
learn > "$new/first"
step habits --lexicon "$new/lexicon.bin" --articles "$articles" --labels "$train/ant-labels.tsv" --labels "$train/ant-corrected.tsv" \
    --model "$new/tagger.bin" --out "$new/habits.bin"
mv "$new/habits.bin" "$new/lexicon.bin"
learn
if [ -z "$develop" ]; then
    cp "$new/gazetteer.bin" "$new/lexicon.bin" "$new/tagger.bin" "$train/../models/"
fi
