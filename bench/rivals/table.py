"""Tables of reStructuredText. Pure."""


def lines(heads, rows, widths=None):
    """Yield the lines of a list-table; each row a list of texts."""
    yield ".. list-table::"
    yield "   :header-rows: 1"
    if widths:
        yield "   :widths: %s" % " ".join(str(width) for width in widths)
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


def paragraph(text):
    """Yield the lines of a paragraph, which ends with an empty one."""
    line = ""
    for word in text.split():
        if line and len(line) + len(word) >= 110:
            yield line
            line = word
        else:
            line = (line + " " + word).strip()
    yield line
    yield ""
