"""Write the configuration of an instance whose database is in PostgreSQL.

    relstorage_conf.py ETC FOLDER PORT DSN

ETC is the folder with that of the instance which buildout made: all but the database
is the same. Into FOLDER go zope.conf, wsgi.ini, the address of a queue in the same
database (queue), and once a secret for its messages.
"""
from urllib.parse import urlencode

import io
import os
import re
import secrets
import shlex
import sys


DATABASE = """\
%import relstorage
<zodb_db main>
    cache-size 30000
    mount-point /
    <relstorage>
        # Former states of objects are not kept, as most who use it have it.
        keep-history false
        blob-dir {folder}/blobs
        shared-blob-dir false
        <postgresql>
            dsn {dsn}
        </postgresql>
    </relstorage>
</zodb_db>
"""
MAIN = re.compile("<zodb_db main>.*?</zodb_db>\n", re.DOTALL)


def main(etc, folder, port, dsn):
    folder = os.path.abspath(folder)
    database = DATABASE.format(folder=folder, dsn=dsn)
    zope = MAIN.sub(lambda _match: database, read(etc, "zope.conf"))
    zope = re.sub("(?<=%define CLIENTHOME ).*", folder + "/instance", zope)
    write(folder, "zope.conf", zope)
    wsgi, here = read(etc, "wsgi.ini"), r"\1 = 127.0.0.1:" + port
    wsgi = re.sub(r"(?m)^((fast-)?listen) = .*", here, wsgi)
    wsgi = re.sub("(?m)^zope_conf = .*", "zope_conf = %s/zope.conf" % folder, wsgi)
    write(folder, "wsgi.ini", wsgi)
    words = dict(word.split("=", 1) for word in shlex.split(dsn))
    write(folder, "queue", "postgresql:///?" + urlencode(words) + "\n")
    if not os.path.exists(os.path.join(folder, "secret")):
        write(folder, "secret", secrets.token_hex(32) + "\n")
    os.makedirs(os.path.join(folder, "instance"), exist_ok=True)


def read(folder, name):
    with io.open(os.path.join(folder, name), encoding="utf-8") as source:
        return source.read()


def write(folder, name, text):
    # There may be a password in it.
    path = os.path.join(folder, name)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with io.open(handle, "w", encoding="utf-8") as target:
        target.write(text)


main(*sys.argv[1:])
