"""Translations as they are in `locales`, for tests without a site; sites in French."""

from collective.cron.words import wording
from contextlib import closing
from plone import api
from plone.i18n.utility import setLanguageBinding
from pythongettext.msgfmt import Msgfmt
from zope.component import getGlobalSiteManager
from zope.component import queryUtility
from zope.i18n.gettextmessagecatalog import GettextMessageCatalog
from zope.i18n.interfaces import ITranslationDomain
from zope.i18n.translationdomain import TranslationDomain

import collective.cron
import os
import shutil
import tempfile
import transaction


DOMAIN = "collective.cron"
LOCALES = os.path.join(os.path.dirname(collective.cron.__file__), "locales")
LANGUAGES = ("fr", "de", "es")


def use_language(test, language):
    """Have the site of a CronTestCase, and its visitors, in a language."""
    api.portal.set_registry_record("plone.available_languages", ["en", language])
    api.portal.set_registry_record("plone.default_language", language)
    setLanguageBinding(test.layer["request"])
    transaction.commit()


def use_languages(test):
    """Have messages of ours translated until the end of a test."""
    site = getGlobalSiteManager()
    before = queryUtility(ITranslationDomain, DOMAIN)
    folder = tempfile.mkdtemp()
    test.addCleanup(shutil.rmtree, folder)
    ours = TranslationDomain(DOMAIN)
    for language in LANGUAGES:
        source = os.path.join(LOCALES, language, "LC_MESSAGES", DOMAIN + ".po")
        path = os.path.join(folder, language + ".mo")
        with open(source, "rb") as po:
            with closing(Msgfmt(po, DOMAIN).getAsFile()) as compiled:
                with open(path, "wb") as mo:
                    mo.write(compiled.read())
        ours.addCatalog(GettextMessageCatalog(language, DOMAIN, path))
    site.registerUtility(ours, ITranslationDomain, DOMAIN)
    wording._known.clear()

    def put_back():
        site.unregisterUtility(ours, ITranslationDomain, DOMAIN)
        if before is not None:
            site.registerUtility(before, ITranslationDomain, DOMAIN)
        wording._known.clear()

    test.addCleanup(put_back)
