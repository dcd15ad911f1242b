"""Refreshed: a page that a script asks for again and again, sent where it has changed.

The tag is worked out from the page as this visitor gets it: whatever it shows, of tasks
and runs and of what one may do with them, is in it. Tokens are left out, new in each
answer, and how long ago things are, which would be another one each second; so there
is another tag each minute.
"""

from collective.cron import clock
from collective.cron.browser.shared.page import CronPage
from collective.cron.browser.shared.sent import unthemed
from six import ensure_binary
from six import ensure_text

import hashlib
import re


TOKEN = re.compile(r'name="_authenticator" value="[^"]*"|_authenticator=[0-9a-f]*')
ASKED_BY_SCRIPT = "XMLHttpRequest"


class RefreshedPage(CronPage):
    """To the script it answers 304, without a body, if that has the same already."""

    def __call__(self):
        body = self.index()
        if self.request.getHeader("X-Requested-With") != ASKED_BY_SCRIPT:
            # What a person goes to is made anew, with all that is round it.
            return body
        response, tag = self.request.response, self._tag(body)
        response.setHeader("ETag", tag)
        # No copy of what one person may see; the script has what it needs.
        response.setHeader("Cache-Control", "private, no-store")
        known = self.request.getHeader("If-None-Match") or ""
        if tag in [one.strip() for one in known.split(",")]:
            response.setStatus(304)
            return u""
        return body

    def _tag(self, body):
        text = unthemed.restore(ensure_text(body, "utf-8"), self.request)
        text = TOKEN.sub(u"", text)
        for passing in sorted(self.passing, key=len, reverse=True):
            text = text.replace(passing, u"")
        minute = clock.to_iso(clock.now())[:16]
        digest = hashlib.sha256(ensure_binary(minute + text)).hexdigest()
        return str('"%s"' % digest[:32])
