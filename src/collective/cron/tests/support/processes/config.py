"""The configuration files of the processes that tests start."""

from six import PY2

import io
import os


# Our languages alone: to read all catalogs takes a third of the time of a start.
ZOPE = u"""\
%define HOME {home}
instancehome $HOME
clienthome $HOME
debug-mode off
security-policy-implementation C
verbose-security off
default-zpublisher-encoding utf-8
<environment>
    CHAMELEON_CACHE {cache}
    zope_i18n_allowed_languages en de es fr
</environment>
"""

FILE_STORAGE = u"""\
<zodb_db main>
    cache-size 30000
    mount-point /
    <blobstorage>
        blob-dir {data}/blobs
        <filestorage>
            path {data}/Data.fs
        </filestorage>
    </blobstorage>
</zodb_db>
"""

ZEO_CLIENT = u"""\
<zodb_db main>
    cache-size 30000
    mount-point /
    <zeoclient>
        server 127.0.0.1:{zeo_port}
        storage 1
        name zeostorage
        blob-dir {data}/blobs
        shared-blob-dir on
        cache-size 64MB
    </zeoclient>
</zodb_db>
"""

# With RelStorage, which the environments go without; see relstorage.py.
RELSTORAGE = u"""\
%import relstorage
<zodb_db main>
    cache-size 30000
    mount-point /
    <relstorage>
        blob-dir {data}/{blobs}
        {relstorage}
    </relstorage>
</zodb_db>
"""

# Jobs in a database of their own, as plone.app.async's multi_db_*.zcml want it.
ASYNC_STORAGE = u"""\
<zodb_db async>
    cache-size 1000
    mount-point /async
    <filestorage>
        path {data}/async.fs
    </filestorage>
</zodb_db>
"""

# For a site in a database of its own.
MOUNTED_CLIENT = u"""\
<zodb_db mounted>
    mount-point /mounted
    <zeoclient>
        server 127.0.0.1:{zeo_port}
        storage mounted
        name mountedstorage
        blob-dir {data}/mounted-blobs
        shared-blob-dir on
    </zeoclient>
</zodb_db>
"""

ZEO_SERVER = u"""\
<zeo>
    address 127.0.0.1:{zeo_port}
    pid-filename {home}/zeo.pid
</zeo>
<filestorage 1>
    path {data}/Data.fs
    blob-dir {data}/blobs
</filestorage>
<filestorage mounted>
    path {data}/mounted.fs
    blob-dir {data}/mounted-blobs
</filestorage>
<eventlog>
    level info
    <logfile>
        path STDERR
        format %(asctime)s %(levelname)s %(message)s
    </logfile>
</eventlog>
"""

WSGI = u"""\
[server:main]
use = egg:waitress#main
listen = 127.0.0.1:{port}
threads = 4

[app:zope]
use = egg:Zope#main
zope_conf = {home}/etc/zope.conf

[pipeline:main]
pipeline =
    egg:Zope#httpexceptions
    zope

[loggers]
keys = root, trace

[handlers]
keys = console

[formatters]
keys = generic

[logger_root]
level = INFO
handlers = console

# Three lines for each job.
[logger_trace]
level = WARN
handlers =
qualname = zc.async.trace

[handler_console]
class = StreamHandler
args = (sys.stderr,)
level = NOTSET
formatter = generic

[formatter_generic]
format = %(asctime)s %(levelname)s [%(name)s:%(lineno)s][%(threadName)s] %(message)s
"""

SITE = u"""\
<configure
    xmlns="http://namespaces.zope.org/zope"
    xmlns:five="http://namespaces.zope.org/five"
    xmlns:meta="http://namespaces.zope.org/meta"
    >
  <include package="Products.Five" />
  <meta:redefinePermission from="zope2.Public" to="zope.Public" />
  <five:loadProducts file="meta.zcml" />
  <five:loadProducts />
  <five:loadProductsOverrides />
  <securityPolicy component="AccessControl.security.SecurityPolicy" />
  <include package="collective.cron.tests.support.processes" />
{engine}
</configure>
"""

# What a process does with jobs: runs them, only queues them, or knows no queue at all.
WORKER = "worker"
CLIENT = "client"
ALONE = "alone"

_ZC_ASYNC = u"""\
  <include package="plone.app.async" />
  <include package="plone.app.async" file="{databases}_{process}.zcml" />
"""


def engine_zcml(role, multi_db=False):
    """Return the ZCML that makes a process a worker or a client of the engine."""
    if role == ALONE or not PY2:
        return u""
    return _ZC_ASYNC.format(
        databases="multi_db" if multi_db else "single_db",
        process="worker" if role == WORKER else "instance",
    )


def engine_environment(role, home, name, queue_url):
    """Return what the environment of a process says to the engine.

    `home`: a folder that all processes of the system share; `queue_url`: where they
    have their queue, None for the default of the engine.
    """
    if PY2:
        # Outlives the process: by it, a restarted worker is known again.
        return {"ZC_ASYNC_UUID": os.path.join(home, name + ".uuid")}
    values = {"COLLECTIVE_CRON_SECRET": "secret-of-the-tests-" * 2}
    if role != WORKER:
        values["COLLECTIVE_CRON_WORKER"] = "off"
    if queue_url is not None:
        values["COLLECTIVE_CRON_QUEUE"] = queue_url
    return values


def write_instance(
    home,
    role,
    port,
    cache,
    data,
    zeo_port=None,
    multi_db=False,
    zcml=u"",
    mounted=False,
    relstorage=None,
):
    """Write the files of one Zope process below the folder `home`; return wsgi.ini.

    `zcml`: what is to be in its site.zcml besides; `mounted`: there is a database for
    another site, of the same server; `relstorage`: what its section has, if it is used.
    """
    values = {
        "home": home,
        "port": port,
        "cache": cache,
        "data": data,
        "zeo_port": zeo_port,
        "relstorage": relstorage,
        # A cache of what is in the server is laid out in another way.
        "blobs": "cache" if "shared-blob-dir false" in (relstorage or "") else "blobs",
        "engine": engine_zcml(role, multi_db) + zcml,
    }
    zope = ZOPE + (FILE_STORAGE if zeo_port is None else ZEO_CLIENT)
    if relstorage is not None:
        zope = ZOPE + RELSTORAGE
    if multi_db:
        zope += ASYNC_STORAGE
    if mounted:
        zope += MOUNTED_CLIENT
    for name, text in (("zope.conf", zope), ("wsgi.ini", WSGI), ("site.zcml", SITE)):
        _write(os.path.join(home, "etc", name), text.format(**values))
    return os.path.join(home, "etc", "wsgi.ini")


def write_zeo(home, zeo_port, data):
    """Write zeo.conf below the folder `home`; return its path."""
    path = os.path.join(home, "etc", "zeo.conf")
    _write(path, ZEO_SERVER.format(home=home, zeo_port=zeo_port, data=data))
    return path


def _write(path, text):
    if not os.path.isdir(os.path.dirname(path)):
        os.makedirs(os.path.dirname(path))
    with io.open(path, "w", encoding="utf-8") as config:
        config.write(text)
