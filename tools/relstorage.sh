#!/bin/bash
# relstorage.sh PLONE [PORT]: the same site as run.sh, with its database in PostgreSQL,
# through RelStorage, and on Plone 6.2 the queue in it too: one service to run.
# Without PORT it only installs RelStorage, for tests and "make faults". That is in a
# folder of its own: the environment is as it was without it.
# The server is the one that DSN names (as libpq has it), or one that is started here,
# of the machine or of a wheel, and ends with the site; its data stay in var.
. "$(dirname "$0")/lib.sh"
platform "$1"
PORT=${2:-}

pins=pins/relstorage-$TAG.txt
beside=$ENVIRONMENT/relstorage
data=$DATA/relstorage

[ -z "$PORT" ] || python3 tools/preflight.py "$PORT" "${data#"$ROOT"/}/none"
tools/build.sh "$CELL"
if ! stamped relstorage "$pins" || [ ! -d "$beside" ]; then
    say "Installing $pins into ${beside#"$ROOT"/}"
    rm -rf "$beside"
    "$ENVIRONMENT/bin/python" -m pip install -qq --no-deps --target "$beside" -r "$pins"
    stamp relstorage "$pins"
fi
[ -n "$PORT" ] || exit 0

export PYTHONPATH=$beside${PYTHONPATH:+:$PYTHONPATH}
mkdir -p "$data" "$DATA/log"
place=${DSN:-here}  # of the database that the site is in
if [ -z "${DSN:-}" ]; then
    begin=$(date +%s)
    say "Starting PostgreSQL; its data are in ${data#"$ROOT"/}/postgresql"
    coproc SERVER { exec "$ENVIRONMENT/bin/python" -W ignore tools/postgresql.py "$data/postgresql"; }
    read -r DSN <&"${SERVER[0]}" || die "PostgreSQL could not be started"
    say "It answers after $(($(date +%s) - begin)) s"
fi

# The configuration of bin/instance, with another database.
python3 tools/relstorage_conf.py "$ENVIRONMENT/parts/instance/etc" "$data" "$PORT" "$DSN"
export COLLECTIVE_CRON_SECRET=${COLLECTIVE_CRON_SECRET:-$(cat "$data/secret")}
if [ $TAG = py3 ]; then
    COLLECTIVE_CRON_QUEUE=$(cat "$data/queue")
    export COLLECTIVE_CRON_QUEUE
fi

if ! grep -qsxF "$place" "$data/.site-made"; then
    say "Making the site (once; about half a minute)"
    log=$DATA/log/create-site-relstorage.log
    "$ENVIRONMENT/bin/addzopeuser" -c "$data/zope.conf" admin admin > "$log" 2>&1 || true
    CCRON_URL=http://localhost:$PORT/Plone COLLECTIVE_CRON_WORKER=off \
        "$ENVIRONMENT/bin/zconsole" run "$data/zope.conf" tools/create_site.py >> "$log" 2>&1 \
        || { cat "$log" >&2; die "the site could not be made"; }
    echo "$place" > "$data/.site-made"
fi

say "http://localhost:$PORT/Plone -- log in as admin, password admin; Ctrl-C stops it"
say "All its tasks: http://localhost:$PORT/Plone/@@cron-dashboard, or Site Setup, Scheduled tasks"
say "Database${COLLECTIVE_CRON_QUEUE:+ and queue} in PostgreSQL: psql \"$DSN\""
say "One line per run follows; everything else is in var/$NAME/log/instance.log"
exec "$ENVIRONMENT/bin/runwsgi" -q "$data/wsgi.ini"
