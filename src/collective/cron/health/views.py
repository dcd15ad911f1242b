"""@@cron-health, of a site and of all sites: JSON, and 200 or 503."""

from collective.cron.health import access
from collective.cron.health import as_json
from collective.cron.health import asked
from collective.cron.health import rule
from collective.cron.worksite.entering import site_path
from Products.Five.browser import BrowserView


REFUSED = b'{\n  "error": "a token is needed, or the permission to see the tasks"\n}\n'


class Told(BrowserView):
    """Something told to machines alone: of the site, or of all where there is none."""

    media_type = "application/json"
    site = None

    def __init__(self, context, request):
        super(Told, self).__init__(context, request)
        self._header = request._auth
        if self.site is None and access.bearer_in(self._header) is not None:
            # The plugin of plone.restapi looks at it before this is called, and breaks
            # at the root of Zope, where it has no keyring.
            request._auth = None

    def __call__(self):
        self.request._auth = self._header
        response = self.request.response
        # No theme and no cache, whoever asks.
        self.request.environ["plone.transformchain.disable"] = True
        response.setHeader("Content-Type", self.media_type)
        response.setHeader("Cache-Control", "no-store")
        response.setHeader("X-Content-Type-Options", "nosniff")
        if not access.is_allowed(self.request, self.context, self.site):
            response.setStatus(401)
            response.setHeader("WWW-Authenticate", "Bearer")
            response.setHeader("Content-Type", "application/json")
            return REFUSED
        status, body = self.tell()
        response.setStatus(status)
        return b"" if self.request.method == "HEAD" else body


class Health(Told):
    def tell(self):
        path = asked.EVERYTHING if self.site is None else site_path(self.site)
        checks = self.request.form.get("checks")
        told = rule.chosen(asked.ask(path), checks if isinstance(checks, str) else None)
        return rule.http_status(told), as_json.write(told)


class SiteHealth(Health):
    @property
    def site(self):
        return self.context
