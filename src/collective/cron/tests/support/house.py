"""The house: which room stands above which, and what a module imports.

Needs nothing but the sources, so that tools/draw_house.py draws what the tests check.
"""

import ast
import io
import os
import re


PACKAGE = "collective.cron"

# From the ground up: what stands here imports only from what stands before it.
ORDER = """
former_names bbb errors clock
schedule text words web settings interfaces events
worksite memory content audit queueing alerts telling running
jobrunner utils engines setuphandlers upgrades subscribers
overview health metrics actions tasks scripts plans takeover
browser controlpanel services
demo testing commandline pytest_plugin
""".split()
# The same inside of rooms that have rooms.
INNER = {
    "text": "invisible mail_address secrets messages redact cells csv_text report"
    " failures lines tracebacks own_lines rare_lines",
    "engines": "environment moves reliance signs_of_life whereabouts heartbeats inline"
    " site_interval fresh_ids postman ticker lifetime trouble hueyqueue"
    " zcasync",
    "alerts": "bell entry secrets outbox marks wishes streak patience messages"
    " harmless channels pings rules noting halting watching delivery",
    "worksite": "oids watched forks transactions signature retry floor directory"
    " identity error_lines publishing thread_state held_connection entering",
    "running": "current_run fence outcomes late_trouble returned runs care job_runners"
    " left_behind chunks unsettled strangers lookout reconcile claim steps"
    " runner",
    "browser": "interfaces shared schedule backend results runs changes dashboard"
    " simulated scripts alerts",
    "tasks": "shared web publishing digests cleaning feeds links catalog database"
    " views",
    "plans": "files notes given slots comparing applying exporting checking"
    " profile_steps",
    "takeover": "entry lines cronutility_script sources proposal writing"
    " making removing",
    "commandline": "answer shown arguments sources instance looking doing files"
    " completion failures main",
    "services": "shared schedule results backend runs changes dashboard simulated"
    " controlpanel scripts alerts",
}
# Folders that hold no modules of the product.
NO_ROOMS = ("tests", "locales", "profiles", "__pycache__")
MOST_MODULES = 12  # in a room
MOST_AT_THE_TOP = 14


_parsed = {}  # source: its tree, and what it imports; many tests read the same sources


class Module(object):
    """`name`: dotted, below the package; `imports`: such names of what it imports."""

    def __init__(self, name, path, source):
        self.name = name
        self.path = path
        if source not in _parsed:
            tree = ast.parse(source)
            _parsed[source] = tree, sorted(set(_imports(tree)))
        self.tree, self.imports = _parsed[source]

    @property
    def room(self):
        """The folder it stands in, dotted; empty text for the top."""
        return self.name.rpartition(".")[0]


class House(object):
    """`folder`: that of the package."""

    def __init__(self, folder):
        self.folder = folder
        self.modules = []  # all but those named __init__
        self.sayings = {}  # room: the docstring of its __init__, or None
        for parent, folders, files in os.walk(folder):
            if parent == folder:
                folders[:] = [name for name in folders if name not in NO_ROOMS]
            folders.sort()
            self._read(parent, [name for name in sorted(files) if name.endswith(".py")])

    def _read(self, parent, files):
        room = os.path.relpath(parent, self.folder).replace(os.sep, ".").strip(".")
        for name in files:
            path = os.path.join(parent, name)
            with io.open(path, encoding="utf-8") as source:
                # On Python 2 text that names its encoding cannot be parsed.
                text = re.sub(u"^# -\\*- coding.*", u"", source.read())
            if name == "__init__.py":
                self.sayings[room] = ast.get_docstring(ast.parse(text))
            else:
                dotted = (room + "." + name[:-3]).lstrip(".")
                self.modules.append(Module(dotted, path, text))

    @property
    def rooms(self):
        """The rooms at the top that are folders with modules, in their order."""
        names = set(module.name.split(".")[0] for module in self.modules if module.room)
        return [name for name in ORDER if name in names]

    def without_place(self):
        """Return what stands in no list, and what is listed and not there, sorted."""
        here = set(module.name.split(".")[0] for module in self.modules)
        wrong = here ^ set(ORDER)
        for room, order in INNER.items():
            inside = [m.name for m in self.modules if m.name.startswith(room + ".")]
            names = set(name.split(".")[1] for name in inside)
            wrong.update("%s.%s" % (room, name) for name in names ^ set(order.split()))
        return sorted(wrong)

    def arrows(self):
        """Yield (Module, the name of what it imports) for what stands in the house."""
        for module in self.modules:
            for name in module.imports:
                if name.split(".")[0] not in NO_ROOMS:
                    yield module, name

    def against_the_order(self):
        """Return a line for each import that does not go down."""
        return [
            "%s imports %s" % (module.name, name)
            for module, name in self.arrows()
            if self._goes_up(module.name, name)
        ]

    def _goes_up(self, name, imported):
        own, other = name.split("."), imported.split(".")
        if own[0] != other[0]:
            return ORDER.index(other[0]) > ORDER.index(own[0])
        order = INNER.get(own[0], "").split()
        if not order or own[1] == (other + [None])[1] or len(other) < 2:
            return False
        return order.index(other[1]) > order.index(own[1])

    def circles(self):
        """Return the modules that import each other in a circle, each a sorted list."""
        imports = dict((module.name, module.imports) for module in self.modules)
        reach = dict((name, _reach(name, imports)) for name in imports)
        found = set()
        for name in imports:
            circle = [one for one in reach[name] if name in reach.get(one, ())]
            if circle:
                found.add(tuple(sorted(circle)))
        return sorted(found)

    def floors(self):
        """Return [names]: each floor needs one below, the lowest first; of the top."""
        needs, floor = self.needs(), {}
        for name in ORDER:
            floor[name] = 1 + max([floor.get(one, 0) for one in needs[name]] or [-1])
        return [
            [name for name in ORDER if floor[name] == number]
            for number in range(max(floor.values()) + 1)
        ]

    def needs(self):
        """Return {name at the top: names at the top that it imports from, a set}."""
        found = dict((name, set()) for name in ORDER)
        for module, name in self.arrows():
            own, other = module.name.split(".")[0], name.split(".")[0]
            if own != other:
                found[own].add(other)
        return found


def _imports(tree):
    """Yield the dotted names, below the package, of what a module imports from it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.startswith(PACKAGE + "."):
                    yield alias.name[len(PACKAGE) + 1 :]
        elif isinstance(node, ast.ImportFrom) and node.module == PACKAGE:
            for alias in node.names:
                if alias.name not in ("_", "logger"):
                    yield alias.name
        elif isinstance(node, ast.ImportFrom) and node.module:
            if node.module.startswith(PACKAGE + "."):
                below = node.module[len(PACKAGE) + 1 :]
                yield below
                for alias in node.names:
                    yield "%s.%s" % (below, alias.name)


def _reach(start, imports):
    seen, waiting = set(), list(imports[start])
    while waiting:
        name = waiting.pop()
        if name not in seen and name in imports:
            seen.add(name)
            waiting.extend(imports[name])
    return seen
