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


def read(picture):
    """The words that tesseract reads off a picture."""
    environment = dict(os.environ, OMP_THREAD_LIMIT="1")
    done = subprocess.run(["tesseract", picture, "-", "-l", "ara", "--psm", "6"], capture_output=True, text=True,
                          env=environment, check=True)
    return words(done.stdout)


def share(expected, found):
    """The share of the expected words that were found, in their order (longest common subsequence)."""
    matcher = difflib.SequenceMatcher(None, expected, found, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks()) / len(expected)
