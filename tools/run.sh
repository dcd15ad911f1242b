#!/bin/bash
# run.sh PLONE PORT: a Plone site with collective.cron and its demo, in the foreground.
# The site is made at the first start; its data stay in var/plone-<PLONE>.
. "$(dirname "$0")/lib.sh"
case ${STORAGE:-filestorage} in
    filestorage) ;;
    relstorage) exec tools/relstorage.sh "$@" ;;
    *) die "STORAGE=$STORAGE is not known -- one of: filestorage relstorage" ;;
esac
platform "$1"
PORT=$2

database=$DATA/filestorage/Data.fs
python3 tools/preflight.py "$PORT" "${database#"$ROOT"/}"
tools/build.sh "$CELL"

mkdir -p "$DATA/log"
if [ ! -e "$database" ] || [ ! -e "$DATA/.site-made" ]; then
    say "Making the site (once; about half a minute)"
    export CCRON_URL=http://localhost:$PORT/Plone
    "$ENVIRONMENT/bin/script" run tools/create_site.py > "$DATA/log/create-site.log" 2>&1 \
        || { cat "$DATA/log/create-site.log" >&2; die "the site could not be made"; }
    touch "$DATA/.site-made"
fi

# The same configuration as bin/instance, on the port that was asked for.
sed "s/^\(fast-\)\?listen = .*/\1listen = 127.0.0.1:$PORT/" \
    "$ENVIRONMENT/parts/instance/etc/wsgi.ini" > "$DATA/wsgi.ini"
say "http://localhost:$PORT/Plone -- log in as admin, password admin; Ctrl-C stops it"
say "All its tasks: http://localhost:$PORT/Plone/@@cron-dashboard, or Site Setup, Scheduled tasks"
say "One line per run follows; everything else is in var/$NAME/log/instance.log"
exec "$ENVIRONMENT/bin/runwsgi" -q "$DATA/wsgi.ini"
