"""The table: ours, the control of the same run, the goal, what the original takes."""

from bench.sections import CONTROLS


HEADS = ("", "ours", "control", "ratio", "goal", "met", "original")


def resolve(row, figures):
    """Return the row with the control that another process measured filled in."""
    control = row["control"]
    if control is not None and not isinstance(control, (int, float)):
        control = figures.get(control)
    ratio = row["ratio"]
    if ratio is None and control and row["ours"] is not None:
        ratio = float(row["ours"]) / control
    return dict(row, control=control, ratio=ratio)


def is_met(row):
    """Return whether the goal is met, or None if there is none or no control."""
    if row["goal"] is None:
        return None
    value = {
        "ours": row["ours"],
        "ratio": row["ratio"],
        "more": None if row["control"] is None else row["ours"] - row["control"],
    }[row["by"]]
    if value is None:
        return None
    # As it is printed: 1.004 is not more than a goal of 1.
    value = float(number(value).replace(",", ""))
    return value >= row["goal"] if row["at_least"] else value <= row["goal"]


def number(value):
    """Return a number as text, with three digits that mean something."""
    if value is None:
        return "-"
    if value == int(value) or abs(value) >= 100:
        return format(int(round(value)), ",d")
    return "%.*f" % (1 if abs(value) >= 10 else 2, value)


def cells(row):
    """Return the texts of one line."""
    unit = " " + row["unit"] if row["unit"] else ""
    goal, met = "", ""
    if row["goal"] is not None:
        goal = "%s %s" % (">=" if row["at_least"] else "<=", number(row["goal"]))
        goal += {"ours": "", "ratio": " x", "more": " more"}[row["by"]]
        met = {True: "yes", False: "NO", None: "?"}[is_met(row)]
    control = "" if row["control"] is None else number(row["control"]) + unit
    ratio = "" if row["ratio"] is None else number(row["ratio"])
    ours = "" if row["ours"] is None else number(row["ours"]) + unit
    name = row["name"] + (", " + row["note"] if row["note"] else "")
    return (name, ours, control, ratio, goal, met, row["original"])


def missed(rows):
    """Return the names of the rows whose goal is missed."""
    names, whole = [], ""
    for row in rows:
        part = row["name"].startswith(" ")
        whole = whole if part else row["name"]
        if is_met(row) is False:
            names.append(whole + "," + row["name"][1:] if part else whole)
    return names


def lines(rows):
    """Yield the lines of the table."""
    texts = [HEADS] + [cells(row) for row in rows]
    if not any(text[6] for text in texts[1:]):
        texts[0] = HEADS[:6] + ("",)  # the original does not run on every platform
    widths = [max(len(each) for each in column) for column in zip(*texts)]
    section = None
    for row, text in zip([None] + rows, texts):
        if row is not None and row["section"] != section:
            section = row["section"]
            yield "%s -- control: %s" % (section, CONTROLS[section])
        padded = [text[0].ljust(widths[0])]
        padded += [one.rjust(width) for one, width in zip(text[1:6], widths[1:6])]
        yield ("  ".join(padded) + "  " + text[6]).rstrip()
        if row is None:
            yield "-" * (sum(widths) + 2 * len(widths) - 2)
