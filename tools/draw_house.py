"""Draw the rooms of the package into docs: draw_house.py, run by make docs.

What it writes is made from the sources alone; a test says when it is not current.
"""

import io
import os
import sys


ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir)
PACKAGE = os.path.join(ROOT, "src", "collective", "cron")
# By its folder: the package itself needs Zope to be imported.
sys.path.insert(0, os.path.join(PACKAGE, "tests", "support"))

import house  # noqa: E402
import house_picture as picture  # noqa: E402


def write(text, *path):
    with io.open(os.path.join(ROOT, "docs", *path), "w", encoding="utf-8") as target:
        target.write(text)


def main():
    found = house.House(PACKAGE)
    write(picture.draw(found), "images", "rooms.svg")
    with io.open(os.path.join(ROOT, "docs", "concepts.rst"), encoding="utf-8") as page:
        before, _begin, rest = page.read().partition(picture.BEGIN)
    after = rest.partition(picture.END)[2]
    write(before + picture.describe(found) + after, "concepts.rst")


main()
