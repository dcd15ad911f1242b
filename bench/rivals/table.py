"""Tables of reStructuredText. Pure."""


def lines(heads, rows):
    """Yield the lines of a list-table; each row a list of texts."""
    yield ".. list-table::"
    yield "   :header-rows: 1"
    yield ""
    for row in [heads] + list(rows):
        for number, text in enumerate(row):
            yield ("   %s - %s" % (" " if number else "*", text)).rstrip()
    yield ""


def title(text, mark="-"):
    """Yield the lines of a title."""
    yield text
    yield mark * len(text)
    yield ""


def paragraphs(text):
    """Yield the lines of paragraphs, each of which ends with an empty one."""
    for part in text.split("\n\n"):
        for line in _folded(part):
            yield line
        yield ""


def _folded(text):
    line = ""
    for word in text.split():
        if line and len(line) + len(word) >= 110:
            yield line
            line = word
        else:
            line = (line + " " + word).strip()
    yield line
