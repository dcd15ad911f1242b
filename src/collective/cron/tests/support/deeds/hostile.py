"""Objects that do harm to whoever looks at them."""

from six import with_metaclass


class _WithoutName(type):
    @property
    def __name__(cls):
        raise SystemExit("a name is nobody's business")


class Nameless(with_metaclass(_WithoutName, Exception)):
    """An exception whose class does not tell its name."""


class Unreadable(Exception):
    """An exception that raises another one when it is turned into text."""

    def __init__(self, kind):
        super(Unreadable, self).__init__()
        self.kind = kind

    def __str__(self):
        raise self.kind()

    __unicode__ = __repr__ = __str__


class Speaking(Exception):
    """An exception that is turned into whatever it was given."""

    def __str__(self):
        return self.args[0]

    __unicode__ = __str__


class Thing(object):
    """No exception; raises one when it is looked at in any way."""

    def __init__(self, kind=SystemExit):
        object.__setattr__(self, "kind", kind)

    def _refuse(self, *args):
        raise object.__getattribute__(self, "kind")()

    __str__ = __unicode__ = __repr__ = __iter__ = __len__ = __float__ = _refuse
    __lt__ = __le__ = __gt__ = __ge__ = __eq__ = __ne__ = __bool__ = _refuse
    __nonzero__ = __getattribute__ = __getattr__ = _refuse
    __hash__ = None


class Text(type(u"")):
    """Text with methods of its own, all of which raise."""

    def _refuse(self, *args):
        raise SystemExit("not with me")

    __str__ = __unicode__ = __repr__ = __getitem__ = __len__ = __iter__ = _refuse
    encode = strip = replace = __add__ = __getslice__ = __eq__ = _refuse
    __hash__ = None


class Iterator(object):
    """Gives one text, and then raises."""

    def __init__(self, kind):
        self.kind = kind
        self.count = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.count += 1
        if self.count > 1:
            raise self.kind()
        return u"one"

    next = __next__
