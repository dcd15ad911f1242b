"""How long a pattern may take: in how many ways it can match from one place on."""

from collective.cron.bbb import pattern_parser


MANY = float(u"inf")


def count(pattern):
    """Return a number that the ways in which a pattern can match do not exceed.

    Infinite where a repeat has no end. Raises what re.compile() raises.
    """
    return _of_all(pattern_parser.parse(pattern))


def _of_all(items):
    ways = 1
    for item in items:
        ways *= _of_one(*item)
    return ways


def _of_one(operator, value):
    name = str(operator).lower()
    if name in (u"max_repeat", u"min_repeat", u"possessive_repeat"):
        least, most, body = value
        if most >= 2**16 - 1:
            return MANY
        ways = _of_all(body)
        if ways == 1:
            return most - least + 1
        return sum(float(ways) ** times for times in range(least, min(most, 99) + 1))
    if name == u"branch":
        return sum(_of_all(branch) for branch in value[1])
    if name == u"subpattern":
        return _of_all(value[-1])
    if name in (u"assert", u"assert_not"):
        return _of_all(value[1])
    if name == u"groupref_exists":
        return _of_all(value[1]) + _of_all(value[2] or ())
    if name == u"atomic_group":
        return _of_all(value)
    return 1
