"""What stands in the coloured places of a picture: whether they are where they should be, and the words in them."""
import difflib
import re
import subprocess

import legible

# Pixels of one colour with the letters between them make one place.
JOIN = ["-morphology", "Close", "Rectangle:13x7"]
SMALLEST = 60
COMPONENT = re.compile(r"\s*\d+: (\d+)x(\d+)\+(\d+)\+(\d+) \S+ \d+ (?:s?rgba?|gray)a?\(255")
# A picture that `qari shot` draws: the margin, and a cell.
SHOT = (20, 20, 10, 21)


def places(picture, colours, grid):
    """The rectangles of some colours in a picture whose cells lie in a grid (left, top, width and height of one), as
    columns and rows from the left: (first row, first column, last column) and, for `words`, their pixels."""
    mask = [part for colour in colours for part in ("-fill", "#010203", "-opaque", colour)]
    done = subprocess.run(["convert", picture, "-fuzz", "1%", *mask, "-fuzz", "0", "-fill", "black", "+opaque",
                           "#010203", "-fill", "white", "-opaque", "#010203", *JOIN, "-define",
                           "connected-components:verbose=true", "-define",
                           f"connected-components:area-threshold={SMALLEST}", "-connected-components", "8", "null:"],
                          capture_output=True, text=True, check=True)
    found = []
    for one in map(COMPONENT.match, done.stdout.splitlines()):
        if one:
            wide, high, x, y = map(int, one.groups())
            left, top, cell, line = grid
            # What is higher than two rows or as wide as the screen is no word's.
            if 0.6 < high / line < 1.6 and wide / cell < 80:
                found.append((((y - top) / line, (x - left) / cell, (x + wide - left) / cell), (x, y, wide, high)))
    return sorted(found)


def words(picture, pixels):
    """The words in one place, light on dark or dark on light."""
    x, y, wide, high = pixels
    done = subprocess.run(["convert", picture, "-crop", f"{wide}x{high}+{x}+{y}", "+repage", "-colorspace", "gray",
                           "-normalize", "-resize", "300%", "-bordercolor", "white", "-border", "40", "png:-"],
                          capture_output=True, check=True)
    return legible.words(legible.recognised(done.stdout, "7"))


def alike(one, two):
    """How much of the letters of two lists of words is the same, 0 to 1."""
    return difflib.SequenceMatcher(None, "".join(one), "".join(two), autojunk=False).ratio()


def share(shot, picture, grid, colours):
    """The share of the coloured places of our own picture that stand in another at their cells, over the same letters.
    `colours` are those of our own picture, and what they are in the other. A window's edge may shift all by some."""
    wanted, found = places(shot, colours[0], SHOT), places(picture, colours[1], grid)
    if not wanted or not found:
        return 0.0
    best = 0
    # The edges of cells are known to less than a cell.
    near = 0.8
    for at, pixels in wanted:
        same = [(place, its) for place, its in found if all(abs(a - b) < near for a, b in zip(at, place))]
        if same and alike(words(shot, pixels), words(picture, same[0][1])) >= 0.6:
            best += 1
    return best / max(len(wanted), len(found))
