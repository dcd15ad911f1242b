"""Regularities in sets of numbers, for the sentences about them."""


def progression(numbers):
    """Return the step of sorted numbers that have all the same distance, else None."""
    steps = set(high - low for low, high in zip(numbers, numbers[1:]))
    return steps.pop() if len(steps) == 1 else None


def runs_of(numbers):
    """Return (low, high) of each run of sorted numbers without a gap."""
    runs = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs


def weekday_order(weekdays):
    """Return days of the week (0 is Sunday) in order, and whether without a gap.

    From Monday on; without a gap from the first of the run, as in Friday to Sunday.
    """
    first = [day for day in weekdays if (day - 1) % 7 not in weekdays]
    if len(first) == 1:
        return sorted(weekdays, key=lambda day: (day - first[0]) % 7), True
    return sorted(weekdays, key=lambda day: (day - 1) % 7), False
