"""The registrations of dispatchers in zc.async's queues: whose, and of whom is gone."""

from App.config import getConfiguration
from collective.cron import clock
from collective.cron import logger
from collective.cron.engines import whereabouts
from collective.cron.engines.reliance import rely_on
from collective.cron.engines.reliance import rely_on_keys
from collective.cron.engines.signs_of_life import signs_of_life
from collective.cron.engines.zcasync import library
from collective.cron.memory import own_connection
from collective.cron.queueing.following import SKEW
from collective.cron.queueing.worker import process_name
from collective.cron.queueing.worker import Stopping
from collective.cron.worksite.signature import Signature
from contextlib import contextmanager
from datetime import timedelta


# An attribute of zc.async's DispatcherAgents: a dict with `name`, for people, and
# `whereabouts`. Those without are of another version, or of another user's making.
NOTE = "collective_cron"
# When it last looked for what is overdue: by itself, as the sign of life is, since
# it is written as often.
TICK = "collective_cron_tick"
STOPPING = "collective_cron_stopping"  # since when, and for how many runs it waits
FORGET_AFTER = timedelta(days=7)  # as long as zc.async keeps finished jobs


def sign(agents):
    """Note in a registration whose it is: this process's; in the caller's transaction.

    Its UUID is that of one life of a process, so those of the past are taken away.
    """
    note = {"name": process_name(), "whereabouts": whereabouts.here()}
    if getattr(agents, NOTE, None) != note:
        setattr(agents, NOTE, note)
    dispatchers = agents.parent.dispatchers
    for uuid, other in list(dispatchers.items()):
        if other is not agents and _is_of_the_past(other):
            # Its own unregister() ends in a TypeError, and its pop() is hidden.
            library.zc_dict.Dict.pop(dispatchers, uuid).parent = None


def name_of(agents):
    """Return the name for people of a worker, None if it has none."""
    return getattr(agents, NOTE, {}).get("name")


def ticked(agents):
    """Return when a worker last looked for what is overdue (aware UTC), or None."""
    return getattr(agents, TICK, library.minmax.Maximum()).value


def note_tick(database, uuid, at):
    """Note when this worker last looked for what is overdue."""
    with _all_of(database) as registered:
        for agents in registered:
            if agents.UUID == uuid:
                if not hasattr(agents, TICK):
                    setattr(agents, TICK, library.minmax.Maximum())
                getattr(agents, TICK).value = at


def note_stop(database, uuid, since, runs):
    """Note that this worker was told to stop, and for how many runs it waits."""
    with _all_of(database) as registered:
        for agents in registered:
            if agents.UUID == uuid:
                setattr(agents, STOPPING, (since, runs))


def stopping(agents):
    """Return the Stopping of a worker that takes no more jobs, or None."""
    noted = getattr(agents, STOPPING, None)
    return noted and Stopping(*noted)


def is_alive(agents):
    """Tell whether a dispatcher is believed to live, by its signs of life."""
    last = agents.last_ping.value
    last = agents.activated if last is None else max(last, agents.activated)
    seconds = agents.ping_death_interval.total_seconds()
    return signs_of_life.tell(str(agents.UUID), last, seconds)


def is_dead(agents):
    """Tell whether a dispatcher gives no more signs of life; stands in for zc.async's.

    That goes by the clock alone: it would close all that live when a clock is set
    ahead, or when the database was away for a minute.
    """
    dead = bool(agents.activated) and not is_alive(agents)
    if dead:
        _rely_on(agents)  # zc.async closes it
    return dead


def rely_on_silence(dispatchers, worker_id):
    """Let the transaction conflict if this worker gave a sign that it does not see."""
    for agents in dispatchers.values():
        if str(agents.UUID) == worker_id:
            return _rely_on(agents)
    rely_on_keys(dispatchers._data)


def is_gone(agents):
    """Tell whether it is proven that the process is gone."""
    return whereabouts.is_gone(getattr(agents, NOTE, {}).get("whereabouts"))


def has_signed_off(agents):
    """Tell whether a registration is that of a worker that will not come back."""
    return not agents.activated and hasattr(agents, NOTE)


def databases():
    """Return all databases of this process."""
    dbtab = getConfiguration().dbtab
    return [dbtab.getDatabase(name=name) for name in dbtab.listDatabaseNames()]


def close_those_that_are_gone():
    """Close the registrations of processes that are proven to be gone.

    Of what was killed zc.async believes for minutes that it lives, and its jobs would
    not go back to the queue until then.
    """
    for database in databases():
        _close(database)


def _close(database):
    # A storage with a lock file is open in one process only: all others are gone.
    alone = hasattr(database.storage, "_lock_file")
    with _all_of(database) as registered:
        for agents in registered:
            if agents.activated and (alone or is_gone(agents)):
                logger.info("a worker was killed: its jobs go back")
                agents.deactivate()


def correct_signs_of_life(database, uuid):
    """Let a dispatcher give a sign of life by the clock as it is, and watch the others.

    If the last one is from the future, zc.async gives none until the clock is there.
    Who is watched is not thought dead when a clock is set; see signs_of_life.py.
    Return the last signs of this one that were stored, one for each queue.
    """
    stored = []
    with _all_of(database) as registered:
        for agents in registered:
            if agents.UUID == uuid:
                stored.append(agents.last_ping.value)
                _correct(agents)
            if agents.activated:
                is_alive(agents)
    return stored


@contextmanager
def _all_of(database):
    """Give the registrations in a database; what the block does is committed."""
    with own_connection.of(database) as (connection, manager):
        queues = connection.root().get(library.KEY, {}).values()
        yield [agents for queue in queues for agents in queue.dispatchers.values()]
        Signature(u"signs of life of workers").sign(manager.get())
        manager.commit()


def _rely_on(agents):
    # One that was closed and lives comes back by itself.
    rely_on(agents)
    rely_on(agents.last_ping)


def _correct(agents):
    latest, last = clock.now() + SKEW, agents.last_ping.value
    if last is not None and last > latest:
        agents.last_ping.value = clock.now()
    if agents.activated and agents.activated > latest:
        agents.activated = clock.now()


def _is_of_the_past(agents):
    if not has_signed_off(agents):
        return False
    last_ping = agents.last_ping.value
    return last_ping is None or clock.now() - last_ping > FORGET_AFTER
