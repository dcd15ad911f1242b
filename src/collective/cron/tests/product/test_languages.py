"""Pages in French, German and Spanish: nothing of ours is left in English."""

from collective.cron import clock
from collective.cron.memory import annotations
from collective.cron.memory import progress
from collective.cron.tests.support.faces import catalogs
from collective.cron.tests.support.faces.languages import LANGUAGES
from collective.cron.tests.support.faces.languages import use_language
from collective.cron.tests.support.faces.pages import PageTestCase
from collective.cron.tests.support.running import add_run
from collective.cron.tests.support.running import TOKEN
from plone.uuid.interfaces import IUUID
from six import ensure_text

import lxml.html
import re
import transaction


SHOWN = ("aria-label", "title", "alt", "placeholder", "data-words")
MAIN = "//*[@id='content' or contains(@class, 'portalMessage')]"
VARIABLE = re.compile(r"\$?\{\w+\}")


def pieces(page):
    """Return what people see or hear of the main part of a page, piece by piece."""
    tree = lxml.html.fromstring(page)
    for main in tree.xpath(MAIN) or [tree]:
        for text in main.xpath(".//text()[not(parent::script or parent::style)]"):
            yield u" ".join(text.split())
        for name in SHOWN:
            for text in main.xpath(".//@" + name):
                yield u" ".join(text.split())


class TestLanguages(PageTestCase):
    def setUp(self):
        super(TestLanguages, self).setUp()
        self.broken, self.odd, self.task = [
            self.add_task(script, script) for script in (u"fail", u"warn", u"count")
        ]
        for task in (self.broken, self.odd, self.task):
            task.title = u"Xyz"
        for time in ("10:05:00", "10:10:00"):
            self.run_due(time)
        self.odd.activated = False
        self.failed = self.broken.getLastResult().getId()

    def check(self, language, path, page):
        """Check that no text of the catalog is there in English."""
        catalog = catalogs.read_catalog(catalogs.po_of(language))
        whole = dict((v[0], v[1]) for v in catalog.values() if v[0] != v[1])
        parts = [
            part.strip()
            for english, translation in whole.items()
            for part in VARIABLE.split(english)
            if len(part.split()) > 2 and part.strip() not in translation
        ]
        seen = list(pieces(page))
        self.assertGreater(len(seen), 3, path)
        for piece in seen:
            # A word may be the same in another text of this language.
            if piece in whole and piece not in whole.values():
                self.fail("%s, %s: %r" % (language, path, piece))
            for part in parts:
                self.assertNotIn(part, piece, "%s, %s" % (language, path))

    def test_english_would_be_found(self):
        page = u"<div id='content'><p>eins</p><p>zwei</p><p>drei</p>%s</div>"
        for left in (
            u"<b>Run now</b>",
            u"<b title='Run now'></b>",
            u"Workers: 3. Last sign of life: jetzt.",
        ):
            with self.assertRaises(AssertionError):
                self.check("de", "/", page % left)
        self.check("de", "/", page % u"Jetzt ausf\xfchren")

    def look(self, *paths):
        for language in LANGUAGES:
            use_language(self, language)
            for path in paths:
                page = ensure_text(self.get(path).contents)
                self.assertIn(u'lang="%s"' % language, page)
                self.check(language, path, page)

    def test_dashboard(self):
        self.look("/@@cron-dashboard", "/@@cron-dashboard?status=failing")

    def test_dashboard_of_a_paused_site_with_a_run(self):
        add_run(self.state_of(self.task), worker="gone")
        self.post("/@@cron-pause", reason="Umzug")
        self.look("/@@cron-dashboard", "/count")

    def test_page_of_a_task(self):
        self.look("/count", "/fail", "/warn")

    def test_page_of_a_task_that_runs(self):
        add_run(self.state_of(self.task))
        told = {"done": 1, "total": 3, "message": u"", "at": clock.now()}
        annotations.make(self.portal, progress.KEY)[TOKEN] = told
        transaction.commit()
        self.look("/count")

    def test_pages_of_results(self):
        one = "/fail/--results--/" + self.failed
        self.look("/fail/--results--", "/fail/--results--?status=OK", one)
        use_language(self, "de")
        self.assertIn(">Ergebnisse</a>", self.get(one).contents)  # breadcrumbs

    def test_pages_of_changes_and_alerts_and_of_what_would_run(self):
        paths = ("/@@cron-changes?user=no", "/@@cron-simulate", "/@@cron-alerts")
        self.look("/count/@@cron-changes", "/count/@@cron-simulate", *paths)

    def test_forms(self):
        self.look("/count/edit", "/++add++CronTestTask", "/@@cron-settings")

    def test_what_is_said_of_a_wrong_schedule(self):
        for language in LANGUAGES:
            use_language(self, language)
            page = self.get("/@@cron-preview?periodicity=61+*+*+*+*").contents
            catalog = catalogs.read_catalog(catalogs.po_of(language))
            for msgid in (u"out of range", u"minute"):
                self.assertIn(catalog[msgid][1], ensure_text(page))

    def test_what_actions_say(self):
        for language in LANGUAGES:
            use_language(self, language)
            for path, data in (
                ("/count/cron-run", {}),
                ("/count/cron-deactivate", {}),
                ("/count/cron-activate", {}),
                ("/fail/cron-repair", {}),
                ("/@@cron-pause", {"reason": ""}),
                ("/@@cron-pause", {"reason": "x", "until": "morgen"}),
                ("/@@cron-resume", {}),
            ):
                browser = self.post(path, **data)
                page = ensure_text(self.told(browser))
                self.check(language, path, page[page.index(u"<body") :])

    def test_question_before_many_are_changed(self):
        for language in LANGUAGES:
            use_language(self, language)
            for action in ("run", "activate", "deactivate", "repair"):
                values = {"action": action, "uid:list": IUUID(self.task)}
                page = ensure_text(self.post("/@@cron-bulk", **values).contents)
                self.check(language, action, page)
