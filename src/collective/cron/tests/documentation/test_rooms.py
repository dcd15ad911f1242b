"""The picture and the list of the rooms in the docs are made from the code as it is."""

from collective.cron.tests.support import house
from collective.cron.tests.support import house_picture

import collective.cron
import io
import os
import unittest


HERE = os.path.dirname(os.path.abspath(collective.cron.__file__))
DOCS = os.path.join(HERE, *([os.pardir] * 3 + ["docs"]))
HINT = "not current: run make docs"


def read(*path):
    with io.open(os.path.join(DOCS, *path), encoding="utf-8") as source:
        return source.read()


@unittest.skipUnless(os.path.exists(DOCS), "no checkout")
class TestPicture(unittest.TestCase):
    def setUp(self):
        self.house = house.House(HERE)

    def test_the_picture_is_current(self):
        drawn = house_picture.draw(self.house)
        self.assertTrue(drawn == read("images", "rooms.svg"), HINT)

    def test_the_list_is_current(self):
        self.assertIn(house_picture.describe(self.house), read("concepts.rst"), HINT)

    def test_every_room_is_drawn(self):
        drawn = house_picture.draw(self.house)
        for name in house.ORDER:
            self.assertIn(">%s</text>" % name, drawn)

    def test_arrows_run_down(self):
        floor = {}
        for number, names in enumerate(self.house.floors()):
            floor.update((name, number) for name in names)
        for name, others in self.house.needs().items():
            for other in others:
                self.assertGreater(floor[name], floor[other], name)
