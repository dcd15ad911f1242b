"""Rules: what a site lets programs call, as its robots.txt says."""

from six import ensure_str
from six.moves.urllib.parse import urlsplit
from six.moves.urllib.robotparser import RobotFileParser


NAME = "collective.cron"  # in robots.txt
FIELDS = ("user-agent", "allow", "disallow")


class Rules(object):
    """`text`: of a robots.txt, whoever wrote it; what is no rule counts for nothing."""

    def __init__(self, text=u""):
        self._rules = RobotFileParser()
        lines = text.lstrip(u"\ufeff").splitlines()
        self._rules.parse([ensure_str(line) for line in lines if _is_line(line)])

    def let(self, address):
        """Tell whether an address may be called."""
        try:
            return self._rules.can_fetch(NAME, ensure_str(address))
        except ValueError:
            return True  # no address; whoever calls it will say so


def _is_line(text):
    """Tell whether the parser can take a line: for some it raises an error."""
    field, _colon, value = text.partition(u":")
    if not text.strip() or field.lstrip().startswith(u"#"):
        return True
    try:
        urlsplit(ensure_str(value.strip()))
    except ValueError:
        return False
    return field.strip().lower() in FIELDS
