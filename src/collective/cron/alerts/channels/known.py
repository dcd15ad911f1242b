"""The channels that there are, by name."""

from collective.cron.interfaces import IAlertChannel
from zope.component import getUtilitiesFor
from zope.component import queryUtility
from zope.interface import implementer
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


def find(name):
    """Return the channel of this name, or None."""
    return queryUtility(IAlertChannel, name)


@implementer(IVocabularyFactory)
class ChannelsVocabulary(object):
    """Those that are there, sorted by name."""

    def __call__(self, context):
        found = sorted(getUtilitiesFor(IAlertChannel), key=lambda pair: pair[0])
        return SimpleVocabulary(
            [
                SimpleTerm(name, str(name), channel.title)
                for name, channel in found
                if not getattr(channel, "is_inner", False)
            ]
        )
