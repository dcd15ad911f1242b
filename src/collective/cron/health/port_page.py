"""The report on the small port of a worker: /cron-health."""

from collective.cron.engines.lifetime import port
from collective.cron.health import access
from collective.cron.health import as_json
from collective.cron.health import asked
from collective.cron.health import rule


REFUSED = 401, "text/plain", b"the token of the process is needed\n"


def begin(event):
    """Offer it: subscriber to IDatabaseOpenedWithRoot."""
    port.PAGES["/cron-health"] = opened_by_token(answer)


def opened_by_token(answer):
    """Return a page of the port that asks for the token of the process."""

    def page(header, values):
        given = access.given_in(header, values.get("token"))
        if given is None or not access.is_token_of_process(given):
            return REFUSED
        return answer(values)

    return page


def answer(values):
    told = rule.chosen(asked.ask(), values.get("checks"))
    return rule.http_status(told), "application/json", as_json.write(told)
