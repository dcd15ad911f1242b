"""Compile catalogs, and say what they lack: i18n_compile.py CATALOG.po..."""

from pythongettext.msgfmt import Msgfmt

import sys


def main(paths):
    for path in paths:
        with open(path, "rb") as catalog:
            found = Msgfmt(catalog, name=path)
            compiled = found.get()
        with open(path[:-3] + ".mo", "wb") as target:
            target.write(compiled)
        # Those without a translation are left out; the header is one.
        print("%s: %d texts are translated" % (path, len(found.messages) - 1))


if __name__ == "__main__":
    main(sys.argv[1:])
