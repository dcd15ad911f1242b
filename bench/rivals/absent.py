"""What the table has to be without, and why. Nothing is left out in silence."""

from shutil import which


REGISTRIES = "this program installs from PyPI and from what the system has"
ROWS = [
    (
        "plone.app.async",
        "It runs on Plone 5.2 alone, where ``make bench PLONE=5.2`` measures it beside "
        "collective.cron, as it comes (latency, burst, idle).",
        None,
    ),
    ("GoodJob", "A gem; " + REGISTRIES, "ruby"),
    ("Solid Queue", "A gem, for Rails 7.1 or newer; " + REGISTRIES, "ruby"),
    ("Oban", "A package of Hex; " + REGISTRIES, "mix"),
]


def rows():
    """Return [(name, reason)]."""
    found = []
    for name, reason, program in ROWS:
        if program is not None:
            there = "is" if which(program) else "is not"
            reason += ". ``%s`` %s on this machine." % (program, there)
        found.append((name, reason))
    return found
