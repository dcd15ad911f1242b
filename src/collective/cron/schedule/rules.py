"""What an instant is worked out by besides the schedule: zone data and our own rule."""

import pytz


# +1 whenever dates.py or occurrence.py give other instants than they did before.
SEARCH = 1


def zone_data():
    """Return the version of the time zone data of this process, such as 2026f."""
    return str(pytz.OLSON_VERSION)


def rules():
    """Return a short text that changes when other instants may come out.

    Newer ones are greater, so that of two processes the one that knows more is right.
    """
    return "%s %d" % (zone_data(), SEARCH)


def is_old(now):
    """Tell whether the zone data are so old that zones have probably changed since.

    `now`: aware datetime. Several versions a year are published, each named by its
    year; they count as old from the July on that follows it.
    """
    year = int(zone_data()[:4])
    return (now.year, now.month) >= (year + 1, 7)
