"""zodbupdate for a database of Python 2, on Python 3.11 and later too.

python -m collective.cron.upgrades.convert, with the options of zodbupdate.

Plone on Python 2 stored compiled patterns that end with their flags. On Python 3.11 and
later that is an error, and zodbupdate stops at it. Here the flags are put in front, and
are stored like that.
"""

import re


FLAGS = "(?ms)"  # what fnmatch.translate() of Python 2 puts at the end

_compile = re._compile


def _compile_stored(pattern, flags):
    if hasattr(pattern, "encode") and pattern.endswith(FLAGS):
        pattern = FLAGS + pattern[: -len(FLAGS)]
    return _compile(pattern, flags)


def accept_old_patterns():
    """Let this process read such patterns, from a database too."""
    # Known by the name of the original, which zodbupdate writes into the database.
    _compile_stored.__module__, _compile_stored.__name__ = "re", "_compile"
    re._compile = _compile_stored


if __name__ == "__main__":
    from zodbupdate.main import main  # installed for the conversion only

    accept_old_patterns()
    main()
