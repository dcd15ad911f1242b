"""Draw the rooms into docs, the platforms into the README: run by make docs.

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
import platform_table  # noqa: E402


def write(text, *path):
    with io.open(os.path.join(ROOT, *path), "w", encoding="utf-8") as target:
        target.write(text)


def write_between_marks(made_by, text, *path):
    with io.open(os.path.join(ROOT, *path), encoding="utf-8") as page:
        before, _begin, rest = page.read().partition(made_by.BEGIN)
    write(before + text + rest.partition(made_by.END)[2], *path)


def main():
    found = house.House(PACKAGE)
    write(picture.draw(found), "docs", "images", "rooms.svg")
    write_between_marks(picture, picture.describe(found), "docs", "concepts.rst")
    write_between_marks(platform_table, platform_table.describe(ROOT), "README.rst")


main()
