"""A layer with the channel."""

from collective.cron.testing import CRON_FIXTURE
from plone.app.testing import FunctionalTesting
from plone.app.testing import PloneSandboxLayer

import acme.chat


class ChatFixture(PloneSandboxLayer):
    defaultBases = (CRON_FIXTURE,)

    def setUpZope(self, app, configurationContext):
        self.loadZCML(package=acme.chat)


CHAT_FIXTURE = ChatFixture()
CHAT_FUNCTIONAL = FunctionalTesting(bases=(CHAT_FIXTURE,), name="Chat")
