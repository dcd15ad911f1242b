"""Server: a site at the address of a server that runs, asked by REST.

For a database that only one process can open. Who asks is a user of the site, from the
environment: COLLECTIVE_CRON_TOKEN, or COLLECTIVE_CRON_USER as name:password.
"""

from collective.cron.commandline.answer import NO_SITE
from collective.cron.commandline.answer import NOT_THERE
from collective.cron.commandline.answer import NOT_WELL
from collective.cron.commandline.answer import Stopped
from collective.cron.commandline.shown import path_of
from collective.cron.commandline.sources.picking import pick

import os
import requests


TOKEN, USER = "COLLECTIVE_CRON_TOKEN", "COLLECTIVE_CRON_USER"
SECONDS = 30
PAGE = 100  # tasks in one answer


class Server(object):
    """Answers as Database does, of what its user may see and do."""

    def __init__(self, url):
        self._url = url.rstrip("/")
        self._session = requests.Session()
        # Of the environment nothing else, such as a proxy or .netrc.
        self._session.trust_env = False
        self._session.headers["Accept"] = "application/json"
        if os.environ.get(TOKEN):
            bearer = "Bearer %s" % os.environ[TOKEN]
            self._session.headers["Authorization"] = bearer
        elif os.environ.get(USER):
            name, _colon, password = os.environ[USER].partition(":")
            self._session.auth = (name, password)

    def tasks(self):
        found = []
        while True:
            query = "b_size=%d&b_start=%d" % (PAGE, len(found))
            answer = self._get("%s/@cron?%s" % (self._url, query))
            found.extend(answer["items"])
            if not answer["items"] or len(found) >= answer["items_total"]:
                return found

    def task(self, text):
        return self._get(self._address(text) + "/@cron")

    def upcoming(self, text, count):
        task = self.task(text)
        return task, [one["utc"] for one in task["upcoming"]][:count]

    def results(self, text, count):
        address = self._address(text) + "/@cron?b_size=%d" % min(count, PAGE)
        return self._get(address)["results"]["items"]

    def result(self, text, id):
        if id:
            return self._get("%s/--results--/%s" % (self._address(text), id))
        found = self.results(text, 1)
        if not found:
            raise Stopped(u"%s: there is no such result" % text, NOT_THERE)
        return found[0]

    def workers(self):
        return self._get(self._url + "/@cron?b_size=1")["workers"]

    def act(self, text, action, sent):
        return self._post("%s/@cron-%s" % (self._address(text), action), sent)

    def act_on_site(self, action, sent):
        return self._post("%s/@cron-%s" % (self._url, action), sent)

    def look_again(self):
        pass

    def _address(self, text):
        tasks = self.tasks()
        address = pick([(one["uid"], path_of(one), one["@id"]) for one in tasks], text)
        return address

    def _get(self, address):
        return self._ask("GET", address)

    def _post(self, address, sent):
        answer = self._ask("POST", address, json=sent)
        return {
            "code": "done",
            "message": answer["message"],
            "asked": answer.get("asked"),
        }

    def _ask(self, method, address, **options):
        try:
            answer = self._session.request(
                method, address, timeout=SECONDS, allow_redirects=False, **options
            )
            data = answer.json()
        except (requests.RequestException, ValueError) as error:
            raise Stopped(u"%s: %s" % (address, type(error).__name__), NO_SITE)
        if answer.status_code < 300:
            return data
        message = data.get("message") or answer.reason
        code = NO_SITE if answer.status_code in (401, 404) else NOT_WELL
        raise Stopped(u"%s: %s" % (answer.status_code, message), code)
