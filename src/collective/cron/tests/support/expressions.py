"""Thousands of expressions of every kind, always the same ones."""

from collective.cron.errors import ExpressionError
from collective.cron.schedule import expression

import random


COMMON = """
* * * * *|*/5 * * * *|*/7 * * * *|*/45 * * * *|0 * * * *|5 * * * *|5,35 * * * *
10-20 * * * *|10-20/5 * * * *|1-59/2 * * * *|0,30 * * * *|0 9-17 * * *|* 3 * * *
*/15 9-17 * * mon-fri|30 9-17/2 * * *|0 9,12,18 * * *|5,35 9,12 * * *|* 9-17 * * *
*/10 3 * * *|0-30 3 * * *|0 */2 * * *|15 */2 * * *|*/20 */3 * * *|0 */5 * * *
30 2 1 * *|30 2 1,15 * *|30 2 1-7 * *|30 2 */2 * *|30 2 */10 * *|0 0 1 1 *
0 0 1 */3 *|0 0 1 jan-mar *|0 0 1 jan,jun,dec *|0 0 * jun-aug/2 *|0 9 * * 1,3,5
0 9 * * 5-7|0 9 * * 1-5/2|0 9 * * 6,0|0 9 1-7 * mon|0 9 */2 * mon|0 9 13 * fri
* * * * mon|* * 1 * *|1,2,3 4,5,6 * * *|1-10,20-30 * * * *|0 8-10,14-16 * * *
30 8-10,14-16 * * *|59 23 31 12 *|0 12 * * mon-wed,fri|3 1-5,7,9-11 * * *
0 0 * * 0-6|0 0 1-31 * mon|0 0 1 * 0-6|0 0 31 feb mon|0 0 29 2 *|*/30 22,23 * * *
0 */12 * * *|30 */12 * * *|0-59 0-23 1-31 1-12 0-7|* * * * sun,7|* * * nov-dec,jan *
"""


def _make_field(chance, field):
    size = field.high - field.low

    def pick(low, high):
        # Not randint(): it differs between the versions of Python.
        return low + int(chance.random() * (high + 1 - low))

    kind = pick(0, 6)
    low, high = sorted((pick(field.low, field.high), pick(field.low, field.high)))
    if kind < 2:
        return "*"
    if kind == 2:
        return "*/%d" % pick(1, size)
    if kind == 3:
        return "%d" % low
    if kind == 4:
        return "%d-%d" % (low, high)
    if kind == 5:
        return "%d-%d/%d" % (low, high, pick(1, size))
    numbers = [pick(field.low, field.high) for _count in range(pick(2, 6))]
    return ",".join("%d" % number for number in numbers)


def generate(count):
    """Return the common expressions, the aliases and `count` random ones, parsed."""
    chance = random.Random(4)
    texts = COMMON.strip().replace("\n", "|").split("|")
    texts += sorted(expression.ALIASES)
    found = [expression.parse(text) for text in texts]
    while count:
        text = " ".join(_make_field(chance, field) for field in expression.FIELDS)
        try:
            found.append(expression.parse(text))
        except ExpressionError:
            continue
        count -= 1
    return found
