"""How much of a picture can be read: the words an Arabic OCR finds, in reading order."""
import difflib
import os
import re
import subprocess
import unicodedata

# Letters that OCR confuses, for one.
SAME = str.maketrans("أإآىة", "ااايه")


def words(text):
    """The words of a text, without marks, forms folded."""
    text = unicodedata.normalize("NFKC", text)
    text = "".join(letter for letter in text if unicodedata.category(letter) != "Mn")
    return re.findall(r"[\u0621-\u064a]{2,}|\d+|[A-Za-z]{2,}", text.translate(SAME))


def recognised(picture, layout):
    """The text that tesseract sees in a picture (PNG), laid out as `--psm` counts: 6 a block, 7 a line."""
    environment = dict(os.environ, OMP_THREAD_LIMIT="1")
    done = subprocess.run(["tesseract", "-", "-", "-l", "ara", "--psm", layout], input=picture, capture_output=True,
                          env=environment, check=True)
    return done.stdout.decode("utf-8", "replace")


def read(picture):
    """The words that tesseract reads off a picture."""
    with open(picture, "rb") as file:
        return words(recognised(file.read(), "6"))


def share(expected, found):
    """The share of the expected words that were found, in their order (longest common subsequence)."""
    matcher = difflib.SequenceMatcher(None, expected, found, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks()) / len(expected)
