# -*- coding: utf-8 -*-
"""The tables of lines with secrets, and of innocent ones; see the files beside."""

import io
import os
import random
import re


HERE = os.path.dirname(os.path.abspath(__file__))
SIGNS = {
    u"a": u"aB3dE5fG7hJ9kLmN2pQ4rS6tUvWxYz",
    u"h": u"0a1b2c3d4e5f6789",
    u"u": u"A1B2C3D4E5F6G7H8J9K",
    u"d": u"1839274650",
}


def read(name):
    """Return the lines of a table, made whole; what is secret is still marked."""
    with io.open(os.path.join(HERE, name), encoding=u"utf-8") as table:
        lines = table.read().split(u"\n")
    return [_whole(line) for line in lines if line and line[:1] != u"#"]


def split(line):
    """Return a line without the marks, and what in it is secret."""
    return re.sub(u"[\u27e6\u27e7]", u"", line), re.findall(u"\u27e6(.*?)\u27e7", line)


def words(secret):
    """Return a secret and those parts of it that nobody may see either."""
    return [secret] + [part for part in re.split(u"[^\\w]+", secret) if len(part) > 3]


def _whole(line):
    line = re.sub(u"(?<!\\\\)\\\\n", u"\n", line).replace(u"\\xfc", u"\xfc")
    return re.sub(u"\\{([ahud])(\\d+)\\}", _made, line)


def _made(found):
    chosen = random.Random(str(found.group(0)))
    signs = SIGNS[found.group(1)]
    count = int(found.group(2))
    return u"".join(
        signs[int(chosen.random() * len(signs))] for _number in range(count)
    )
