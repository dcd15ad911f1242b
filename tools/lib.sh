# Shared by the scripts beside it: the platforms, finding a Python, saying things.
set -eu
cd "$(dirname "${BASH_SOURCE[0]}")/.."
ROOT=$PWD

# What make test takes when nothing is said: the oldest and the newest.
ENDS="5.2 6.2"

say() { echo "==> $*"; }
die() { echo "ERROR: $*" >&2; exit 1; }

# platforms: the lines of pins/platforms.txt without comments.
platforms() { grep -v "^#" pins/platforms.txt; }

# platform NAME: set what a platform is made of. NAME is a Plone, such as 6.1, of the Python in
# PYTHON if that is set; or both, such as 6.1-py3.12.
platform() {
    local asked=${1%%-py*} python=${PYTHON:-} plone versions engine pins
    case $1 in *-py*) python=${1#*-py} ;; esac
    PLONE=""
    while read -r plone versions engine pins; do
        [ "$plone" = "$asked" ] || continue
        case ",$versions," in *",${python:-${versions%%,*}},"*) ;; *) continue ;; esac
        PLONE=$plone ENGINE=$engine PYTHONS=${python:-${versions//,/ }}
        # One environment for each Python that was asked for, where there are several.
        NAME=$pins
        case $versions in *,*) NAME=$pins${python:+-py$python} ;; esac
        break
    done < <(platforms)
    [ -n "$PLONE" ] || die "PLONE=$asked${python:+ with PYTHON=$python} is not known -- one of:" \
        "$(platforms | awk '{ printf "%sPLONE=%s with PYTHON=%s", sep, $1, $2; sep = "; " }')"
    # What else a script that is called makes of it is the same.
    CELL=$PLONE-py$PYTHONS
    [ -n "$python" ] || CELL=$PLONE
    WANTS="Python ${PYTHONS// / or }"
    TAG=py3
    [ "$PYTHONS" != 2.7 ] || TAG=py2.7
    ENVIRONMENT=$ROOT/.venv/$NAME
    DATA=$ROOT/var/$NAME
    # Page templates are compiled once, for all that is run there.
    export CHAMELEON_CACHE=$ENVIRONMENT/templates
    PINS="pins/$pins/build.txt pins/$pins/plone.txt pins/$pins/buildout.txt"
}

# Print the first Python that serves the platform. Each one is really run: a pyenv shim
# is on the PATH for every version, and fails for those that are not switched on.
find_python() {
    local pyenv=${PYENV_ROOT:-$HOME/.pyenv}/versions names="" version candidate
    [ "$TAG" = py2.7 ] || names=python3
    for version in $PYTHONS; do
        names="$names python$version $pyenv/$version.*/bin/python$version"
    done
    for candidate in $names; do
        if "$candidate" -c "import sys; sys.exit('%d.%d' % sys.version_info[:2] not in '$PYTHONS'.split())" \
            2> /dev/null; then
            command -v "$candidate"
            return
        fi
    done
    return 1
}

# stamped NAME FILE...: true if the step NAME was done with the same content.
stamped() { [ "$(cat "$ENVIRONMENT/.done-$1" 2>/dev/null)" = "$(sum_of "${@:2}")" ]; }
stamp() { sum_of "${@:2}" > "$ENVIRONMENT/.done-$1"; }
sum_of() { cat "$@" | cksum; }

# lock NUMBER: wait until nobody else has locked that open file, where the system has flock.
lock() { if command -v flock > /dev/null; then flock "$1"; fi; }

# tools_with FILE [NAME]: the environment of the tools that run on Python 3, or another
# such environment, with the requirements of FILE.
tools_with() {
    local ENVIRONMENT=$ROOT/.venv/${2:-tools}
    mkdir -p "$ROOT/.venv"
    exec 7> "$ROOT/.venv/.lock-${2:-tools}"
    lock 7
    [ -x "$ENVIRONMENT/bin/python" ] || python3 -m venv "$ENVIRONMENT" \
        || die "python3 -m venv does not work -- install Python 3 with its venv module"
    if ! stamped "$(basename "$1")" "$1"; then
        say "Installing $1"
        "$ENVIRONMENT/bin/pip" install -qq --no-deps -r "$1"
        stamp "$(basename "$1")" "$1"
    fi
    exec 7>&-
}

# build_all CELL...: build environments at the same time, as each waits mostly for what it
# downloads. Sets `built`, and `status` to 1 if one could not be. Each line says what it is of.
build_all() {
    local cell building=""
    for cell; do
        { tools/build.sh "$cell" 2>&1 || echo "ERROR: it could not be built"; } \
            | sed -u "s/^/$cell: /; /ERROR: it could not be built/q1" &
        building="$building $cell=$!"
    done
    for cell in $building; do
        if wait "${cell#*=}"; then built="$built ${cell%=*}"; else status=1; fi
    done
}

# on_each_platform [PLONE]: build the environment and call run_tests there; without PLONE
# on each of CELLS, or on the two ends, whose Python is found. PARTS, if set, are words: run_tests is called
# with each of them. All of it at the same time: much of it waits. Sets `status` and
# `built`. In CI a platform not found is a failure.
on_each_platform() {
    local plone part process running="" missing="" found=""
    status=0 built=""
    [ -n "${1:-}${CELLS:-}" ] || [ -z "${PYTHON:-}" ] || die "say PLONE= with PYTHON=$PYTHON"
    for plone in ${1:-${CELLS:-$ENDS}}; do
        platform "$plone"
        if [ -z "${1:-}" ] && ! find_python > /dev/null; then
            missing="$missing, Plone $CELL (no $WANTS)"
        else
            found="$found $CELL"
        fi
    done
    build_all $found
    # What runs side by side is in groups of its own, which Ctrl-C does not reach by itself.
    tell() { for process in $running; do kill "-$1" -- "-$process" 2> /dev/null || true; done; }
    end_all() { tell INT; sleep 5; tell KILL; exit 130; }
    trap end_all INT TERM
    set -m
    for plone in $built; do
        platform "$plone"
        for part in ${PARTS:-tests}; do
            # Each line says what it is of.
            { run_tests "$part" | sed -u "s/^/$plone${PARTS:+ $part}: /"; } &
            running="$running $!"
        done
    done
    set +m
    for process in $running; do
        wait "$process" || status=1
    done
    trap - INT TERM
    if [ -n "$missing" ]; then
        say "Not tested:${missing#,}"
        [ -z "${CI:-}" ] || status=1
    fi
}

# copy_source FOLDER: what git lists, with what is not committed yet, without CI's.
copy_source() {
    mkdir -p "$1"
    git ls-files -z --cached --others --exclude-standard -- . ':!:.ci' \
        | tar --null --ignore-failed-read -T - -c 2> /dev/null | tar -x -C "$1"
}

# copy_environment FOLDER: the platform's environment without collective.cron. Of the
# scripts only Python comes along: the others name the environment that they were made in.
copy_environment() {
    mkdir -p "$1/bin"
    cp -a "$ENVIRONMENT/lib" "$ENVIRONMENT/pyvenv.cfg" "$1"
    [ ! -e "$ENVIRONMENT/lib64" ] || ln -s lib "$1/lib64"
    cp -a "$ENVIRONMENT"/bin/python* "$1/bin"
    "$1/bin/python" -m pip uninstall -qq -y collective.cron
    # What setup.py develop leaves behind.
    rm -f "$1"/lib/*/site-packages/{easy-install.pth,collective.cron.egg-link,collective.cron-nspkg.pth}
}
