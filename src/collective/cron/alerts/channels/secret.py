"""The secret of the webhook: beside the records, so that no export of them has it."""

from collective.cron.memory import annotations


KEY = "collective.cron.secrets"
WEBHOOK = "webhook"


def read(site):
    """Return it as text, or None."""
    return annotations.read(site, KEY).get(WEBHOOK)


def write(site, value):
    """Set it; None takes it away."""
    if value is None:
        annotations.drop(site, KEY, WEBHOOK)
    else:
        annotations.make(site, KEY)[WEBHOOK] = value
