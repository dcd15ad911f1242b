"""The house as a picture and as a list, for docs/concepts.rst, made from the code."""

import ast


BEGIN = u".. Between here and the end mark all is written by make docs."
END = u".. End mark."

WIDTH, LINE = 940, 78  # of the picture, from one floor to the next
HEIGHT, GAP, LETTER = 40, 16, 8.6  # of a box, between two, of one letter of a name
SVG = u"""\
<svg xmlns="http://www.w3.org/2000/svg" font-family="sans-serif" \
viewBox="0 0 %(width)d %(height)d" width="%(width)d" height="%(height)d" role="img">
<title>The rooms of collective.cron; each imports only from floors below</title>
<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" orient="auto" \
markerWidth="6" markerHeight="6">\
<path d="M0 0 8 4 0 8z" fill="#8795a1"/></marker></defs>
<rect width="100%%" height="100%%" fill="#fff"/>
%(body)s
</svg>
"""
ARROW = (
    u'<line x1="%d" y1="%d" x2="%d" y2="%d" stroke="#8795a1" stroke-width="1.2" '
    u'marker-end="url(#tip)"/>'
)
BOX = (
    u'<rect x="%d" y="%d" width="%d" height="%d" rx="5" fill="%s" stroke="#3d5a73"%s/>'
    u'<text x="%d" y="%d" text-anchor="middle" font-size="14" fill="#1b2733">%s</text>'
)
ROOM, FRONT_DOOR = u"#dcebf7", u"#ffffff"  # a folder; a module at the top
DASHES = u' stroke-dasharray="4 3"'


def draw(house):
    """Return the picture as SVG: a floor needs one below it, arrows run down.

    An arrow that others make up, by way of a room between, is left out.
    """
    floors, rooms = house.floors(), house.rooms
    height = LINE * len(floors) + GAP
    boxes = {}
    for number, names in enumerate(floors):
        y = height - LINE * (number + 1)
        widths = [len(name) * LETTER + 24 for name in names]
        space = (WIDTH - sum(widths)) / (len(names) + 1.0)
        x = space
        for name, width in zip(names, widths):
            boxes[name] = (x, y, width)
            x += width + space
    arrows = [
        ARROW % (_middle(boxes[one]), boxes[one][1] + HEIGHT, _middle(two), two[1] - 1)
        for one, other in _fewest_arrows(house.needs())
        for two in [boxes[other]]
    ]
    drawn = [_box(name, boxes[name], name in rooms) for name in sorted(boxes)]
    body = u"\n".join(arrows + drawn)
    return SVG % {"width": WIDTH, "height": height, "body": body}


def _middle(box):
    return box[0] + box[2] / 2


def _box(name, box, is_room):
    x, y, width = box
    color, dashes = (ROOM, u"") if is_room else (FRONT_DOOR, DASHES)
    place = (x, y, width, HEIGHT, color, dashes)
    return BOX % (place + (x + width / 2, y + HEIGHT / 2 + 5, name))


def _fewest_arrows(needs):
    """Return sorted pairs (name, what it needs) without those that others make up."""
    below = {}

    def all_below(name):
        if name not in below:
            below[name] = set(needs[name])
            for other in needs[name]:
                below[name] |= all_below(other)
        return below[name]

    return sorted(
        (name, other)
        for name, direct in needs.items()
        for other in direct
        if not any(other in all_below(one) for one in direct)
    )


def describe(house):
    """Return the list of rooms as reStructuredText, from the ground up."""
    lines = [BEGIN, u"", u".. image:: images/rooms.svg", u"   :alt: The rooms"]
    for name in [one for floor in house.floors() for one in floor]:
        lines.extend([u"", u"``%s``" % name] + _entry(house, name))
    return u"\n".join(lines + [u"", END])


def _entry(house, name):
    if name not in house.rooms:
        (module,) = [module for module in house.modules if module.name == name]
        return [u"    " + _first_line(ast.get_docstring(module.tree))]
    lines = [u"    " + _first_line(house.sayings[name]), u""]
    inside = [one for one in sorted(house.sayings) if one.startswith(name + ".")]
    for room in [name] + inside:
        modules = [one.name.split(".")[-1] for one in house.modules if one.room == room]
        head = u"" if room == name else u"**%s**: " % room.split(".")[-1]
        if modules:
            lines.extend(_wrap(u"- %s*%s*" % (head, u", ".join(sorted(modules)))))
    return lines


def _first_line(text):
    return text.strip().split(u"\n")[0]


def _wrap(text, width=84):
    """Return the words of a list item as lines, indented below its room."""
    lines = [u"    "]
    for word in text.split(u" "):
        if len(lines[-1]) + len(word) > width:
            lines.append(u"      ")
        lines[-1] += word + u" "
    return [line.rstrip() for line in lines]
