"""What was found so far, in a file: a run that is broken off leaves what it has."""

import io
import json
import os


class Found(object):
    """`values`: {part: {name of a system: what was found}}, and what they are of."""

    def __init__(self, path):
        self.path = path
        self.values = {"killing": {}, "quiet": {}, "rounds": {}, "errors": {}}

    @classmethod
    def read(cls, path):
        made = cls(path)
        with io.open(path, encoding="utf-8") as stream:
            made.values.update(json.load(stream))
        return made

    def forget(self, part, name):
        """Let nothing be found of a system."""
        self.values[part].pop(name, None)
        self.values["errors"].pop(name, None)

    def add(self, part, name, figures):
        """Add what one round of a system found."""
        self.values[part].setdefault(name, []).append(figures)
        self.save()

    def fail(self, part, name, error):
        """Note why a system could not be measured."""
        told = self.values["errors"].setdefault(name, [])
        told.append("%s: %s" % (part, str(error).strip().split("\n")[0]))
        self.save()

    def save(self):
        folder = os.path.dirname(self.path)
        if not os.path.isdir(folder):
            os.makedirs(folder)
        with open(self.path + ".new", "w") as stream:
            json.dump(self.values, stream, indent=1, sort_keys=True)
        os.rename(self.path + ".new", self.path)
