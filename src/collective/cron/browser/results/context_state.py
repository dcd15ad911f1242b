"""What the main template asks of results: what Plone offers to do with them."""

from plone.app.layout.globals.context import ContextState


KEPT = ("view", "cron-tasks")


class ResultState(ContextState):
    """Plone's, without what is for content: its contents, its history, its sharing."""

    def actions(self, category=None, max=-1):
        found = super(ResultState, self).actions(category, max)
        if category != "object":
            return found
        return [action for action in found if action["id"] in KEPT]
