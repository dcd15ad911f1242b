"""What the dates of content ask for, at an instant."""

from Acquisition import aq_base


def wanted(task, content, state, changed, now):
    """Return (the state that content ought to be in, the date that says so), or None.

    `state`: that it is in; `changed`: when it entered that. Whoever did that after the
    date had come has decided. All dates are DateTimes, and may be None but for `now`.
    """
    effective = getattr(aq_base(content), "effective_date", None)
    expires = getattr(aq_base(content), "expiration_date", None)
    if expires is not None and expires <= now:
        date, leaves, enters = expires, task.retract_from, task.retract_to
    elif effective is not None and effective <= now:
        date, leaves, enters = effective, task.publish_from, task.publish_to
    else:
        return None
    if state == enters or state not in (leaves or ()):
        return None
    return None if changed is not None and changed >= date else (enters, date)
