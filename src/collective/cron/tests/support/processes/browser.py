"""A person with a browser, and a program with the REST API, in front of a process."""

from lxml import html
from six.moves import http_cookiejar
from six.moves import urllib

import base64
import json


TIMEOUT = 60


class Browser(object):
    """Keeps cookies and fills in forms. Every page that is no error comes as text."""

    def __init__(self, site_url):
        self.site_url = site_url
        cookies = urllib.request.HTTPCookieProcessor(http_cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(cookies)
        self.url = None  # of the last page, after redirects

    def get(self, path):
        return self._open(path, None)

    def post(self, path, fields):
        data = urllib.parse.urlencode(list(fields)).encode("utf-8")
        return self._open(path, data)

    def submit(self, path, button, **fields):
        """Fill in the form with this button as a person would, and press it."""
        document = html.fromstring(self.get(path))
        for form in document.forms:
            if form.xpath(".//*[@name=$name]", name=button):
                break
        else:
            raise AssertionError("no form on %s has %s" % (path, button))
        for name, value in fields.items():
            _fill(form, name, value)
        values = [(name, _encode(value)) for name, value in form.form_values()]
        pressed = form.xpath(".//*[@name=$name]", name=button)[0].get("value") or "1"
        target = urllib.parse.urljoin(self.url, form.get("action") or self.url)
        return self.post(target, values + [(button, _encode(pressed))])

    def login(self, name="admin", password="admin"):
        """Log in through the login form, and make sure that it worked."""
        fields = {"__ac_name": name, "__ac_password": password}
        self.submit("login", "buttons.login", **fields)
        if "__ac" not in [cookie.name for cookie in self._cookies()]:
            raise AssertionError("login as %s did not work" % name)

    def token(self):
        """Return the field with the authenticator that plone.protect wants."""
        found = html.fromstring(self.get("")).xpath("//@data-token")
        return "_authenticator", found[0]

    def _cookies(self):
        for handler in self.opener.handlers:
            if isinstance(handler, urllib.request.HTTPCookieProcessor):
                return list(handler.cookiejar)

    def _open(self, path, data):
        url = urllib.parse.urljoin(self.site_url + "/", path)
        with_body = urllib.request.Request(url, data)
        response = self.opener.open(with_body, timeout=TIMEOUT)
        try:
            self.url = response.geturl()
            return response.read().decode("utf-8")
        finally:
            response.close()


class Client(object):
    """Talks JSON as the administrator: the REST API, and the probe of the tests."""

    def __init__(self, site_url):
        self.site_url = site_url

    def call(self, method, path, **values):
        """Call the REST API; return what it answers, None if that is nothing."""
        headers = {"Accept": "application/json", "Content-Type": "application/json"}
        data = json.dumps(values).encode("utf-8") if values else None
        return self._open(method, path, data, headers)

    def probe(self, do=None, page="cron-probe", **arguments):
        """Return what probe.py says, after it did `do`."""
        data = None
        if do is not None:
            fields = {"do": do, "arguments": json.dumps(arguments)}
            data = urllib.parse.urlencode(fields).encode("utf-8")
        return self._open("GET" if do is None else "POST", page, data, {})

    def page(self, path):
        """Return a page as people see it, as text."""
        return self._read("GET", path, None, {})

    def _open(self, method, path, data, headers):
        text = self._read(method, path, data, headers)
        return json.loads(text) if text else None

    def _read(self, method, path, data, headers):
        url = "%s/%s" % (self.site_url, path)
        request = urllib.request.Request(url, data, headers)
        request.get_method = lambda: method
        credentials = base64.b64encode(b"admin:admin").decode("ascii")
        request.add_header("Authorization", "Basic " + credentials)
        try:
            response = urllib.request.urlopen(request, timeout=TIMEOUT)
        except urllib.error.HTTPError as error:
            text = error.read().decode("utf-8", "replace")[-2000:]
            raise AssertionError("%s %s: %s\n%s" % (method, url, error, text))
        try:
            return response.read().decode("utf-8")
        finally:
            response.close()


def _fill(form, name, value):
    element = form.inputs[name]
    if getattr(element, "checkable", False) or isinstance(value, bool):
        for box in form.xpath(".//input[@name=$name]", name=name):
            box.checked = bool(value)
    else:
        element.value = value


def _encode(value):
    return value.encode("utf-8") if hasattr(value, "encode") else value
