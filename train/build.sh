#!/usr/bin/env bash
# Builds the recogniser's assets in models/ again, byte for byte:
#   train/build.sh ANERCORP_TRAIN WIKIFANE ANT_JSONL CLDR_LOCALENAMES CLDR_DATES
# The files and packages are named in models/README.md. The features are made with the gazetteer and the lexicon that
# are in the program, so that each step builds it again.
set -euo pipefail
anercorp=$1 wikifane=$2 articles=$3 localenames=$4 dates=$5
cd "$(dirname "$0")/.."
step() { cargo run --quiet --release --example train_tagger -- "$@"; }
names=$(mktemp)
trap 'rm -f "$names"' EXIT
python3 train/gazetteers.py "$localenames" "$dates" > "$names"
step gazetteer "$names" models/gazetteer.fst
step lexicon --articles "$articles" --out models/lexicon.fst "$anercorp" "$wikifane"
train() {
    step train --anercorp "$anercorp" --wikifane "$wikifane" --articles "$articles" --labels train/ant-labels.tsv \
        --out models/tagger.bin
}
# What a first model finds in articles without labels is what the second knows of words it never learnt from.
train
step habits --articles "$articles" --labels train/ant-labels.tsv --model models/tagger.bin --out models/lexicon.fst
train
