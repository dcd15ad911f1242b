#!/bin/bash
# build.sh PLONE: make the platform's environment in .venv; quick when nothing changed.
# pip installs every pinned distribution first, then buildout works with what is there
# and downloads nothing: on Python 2.7 buildout alone cannot build some of them.
. "$(dirname "$0")/lib.sh"
platform "$1"

[ $TAG != py2.7 ] || export PIP_NO_PYTHON_VERSION_WARNING=1

# Each environment is built by one at a time.
mkdir -p .venv
exec 9> ".venv/.lock-$NAME"
lock 9

if ! stamped pins $PINS; then
    python=$(find_python) || die "Plone $PLONE needs $WANTS -- none found on the PATH or in pyenv"
    if [ $TAG = py2.7 ]; then
        command -v cc > /dev/null || command -v gcc > /dev/null \
            || die "Plone $PLONE needs a C compiler -- install one (gcc)"
        tools_with pins/tools.txt
        say "Making .venv/$NAME with $("$python" --version 2>&1)"
        .venv/tools/bin/virtualenv -q --clear -p "$python" "$ENVIRONMENT"
    else
        say "Making .venv/$NAME with $("$python" --version 2>&1)"
        "$python" -m venv --clear "$ENVIRONMENT"
    fi
    for file in $PINS; do
        say "Installing $file"
        "$ENVIRONMENT/bin/python" -m pip install -qq --no-deps -r "$file"
    done
    # This wheel, made on Python 3, has a .pth file that Python 2.7 fails to run and
    # complains about at every start; plone.recipe.zeoserver's declares the same names.
    [ $TAG != py2.7 ] || rm -f "$ENVIRONMENT"/lib/*/site-packages/plone.recipe.zope2instance-*.pth
    stamp pins $PINS
fi

# Metadata of the package in src are Plone 5.2's, which reads them there: Plone 6 would
# leave out what makes "collective" known as a namespace, and keeps its own elsewhere.
if [ "$PLONE" != 5.2 ]; then
    export DIST_EXTRA_CONFIG=$ENVIRONMENT/metadata.cfg
    printf '[egg_info]\negg_base = %s\n' "$ENVIRONMENT" > "$DIST_EXTRA_CONFIG"
fi

if ! stamped package setup.py setup.cfg; then
    # Metadata in src are of more than one environment.
    exec 8> .venv/.lock-package
    lock 8
    say "Installing collective.cron from src"
    # On Python 3 pip leaves no trace of where src is that Plone 5.2 could follow.
    if [ "$NAME" = plone-5.2-py3.8 ]; then
        "$ENVIRONMENT/bin/python" -W ignore setup.py -q develop --no-deps
    else
        "$ENVIRONMENT/bin/python" -m pip install -qq --no-deps --no-build-isolation -e .
    fi
    "$ENVIRONMENT/bin/python" -m pip check
    stamp package setup.py setup.cfg
    exec 8>&-
fi

# Buildout makes the folders for data, and the first user of a new database: without data
# it has to start again.
[ -d "$DATA/filestorage" ] || rm -f "$ENVIRONMENT/.done-buildout" "$ENVIRONMENT/.installed.cfg"
config=$ENVIRONMENT/buildout.cfg
cat > "$config" <<END
# Written by tools/build.sh, with $NAME on the engine $ENGINE.
[buildout]
extends =
    $ROOT/$ENGINE.cfg
    versions.cfg
directory = $ROOT

[platform]
name = $NAME
END
inputs="setup.py base.cfg $ENGINE.cfg $config $PINS"
if ! stamped buildout $inputs; then
    say "Running buildout with $ENGINE.cfg"
    "$ENVIRONMENT/bin/python" -m pip list --format=freeze 2>/dev/null \
        | python3 tools/versions.py > "$ENVIRONMENT/versions.cfg"
    "$ENVIRONMENT/bin/buildout" -q -o -N -c "$config" > "$ENVIRONMENT/buildout.log" 2>&1 \
        || { cat "$ENVIRONMENT/buildout.log" >&2; die "buildout failed"; }
    stamp buildout $inputs
fi
mkdir -p "$CHAMELEON_CACHE"
