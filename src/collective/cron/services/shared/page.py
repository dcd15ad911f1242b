"""Page: one page of a list, with links to the others as plone.restapi writes them."""

from plone.batching.batch import Batch
from plone.restapi.batching import HypermediaBatch


class Page(HypermediaBatch):
    """Takes start and size as they were checked; the original reads what it finds."""

    def __init__(self, request, items, start, size):
        self.request = request
        self.b_start, self.b_size = start, size
        self.batch = Batch(items, size, start)

    def wrap(self, items):
        """Return the answer for `items`, the described items of this page."""
        answer = {
            "@id": self.canonical_url,
            "items": items,
            "items_total": self.items_total,
        }
        if self.links:
            answer["batching"] = self.links
        return answer
