# Shared by the scripts beside it: the platforms, finding a Python, saying things.
set -eu
cd "$(dirname "${BASH_SOURCE[0]}")/.."
ROOT=$PWD

PLATFORMS="5.2 6.2"

say() { echo "==> $*"; }
die() { echo "ERROR: $*" >&2; exit 1; }

# Set what a platform is made of.
platform() {
    case $1 in
        5.2) TAG=py2.7 WANTS="Python 2.7" CONFIG=test-plone-5.2.cfg ;;
        6.2) TAG=py3 WANTS="Python 3.11 to 3.13" CONFIG=buildout.cfg ;;
        *) die "PLONE=$1 is not known -- one of: $PLATFORMS" ;;
    esac
    PLONE=$1
    ENVIRONMENT=$ROOT/.venv/plone-$PLONE
    DATA=$ROOT/var/plone-$PLONE
    # Page templates are compiled once, for all that is run there.
    export CHAMELEON_CACHE=$ENVIRONMENT/templates
    PINS="pins/build-$TAG.txt pins/plone-$PLONE-$TAG.txt pins/buildout-$TAG.txt"
}

# Print the first Python that serves the platform. Each one is really run: a pyenv shim
# is on the PATH for every version, and fails for those that are not switched on.
find_python() {
    local pyenv=${PYENV_ROOT:-$HOME/.pyenv}/versions names candidate
    case $TAG in
        py2.7) names="python2.7 python2 $pyenv/2.7*/bin/python2.7"
               check="(2, 7) == sys.version_info[:2]" ;;
        py3) names="python3 python3.12 python3.11 python3.13 $pyenv/3.1[123]*/bin/python3"
             check="(3, 11) <= sys.version_info[:2] <= (3, 13)" ;;
    esac
    for candidate in $names; do
        if "$candidate" -c "import sys; sys.exit(not ($check))" 2>/dev/null; then
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

# tools_with FILE [NAME]: the environment of the tools that run on Python 3, or another
# such environment, with the requirements of FILE.
tools_with() {
    local ENVIRONMENT=$ROOT/.venv/${2:-tools}
    [ -x "$ENVIRONMENT/bin/python" ] || python3 -m venv "$ENVIRONMENT" \
        || die "python3 -m venv does not work -- install Python 3 with its venv module"
    stamped "$(basename "$1")" "$1" && return
    say "Installing $1"
    "$ENVIRONMENT/bin/pip" install -qq --no-deps -r "$1"
    stamp "$(basename "$1")" "$1"
}

# on_each_platform [PLONE]: build the environment and call run_tests there; without PLONE
# on every platform whose Python is found. PARTS, if set, are words: run_tests is called
# with each of them. All of it at the same time: much of it waits. Sets `status` and
# `built`. In CI a platform not found is a failure.
on_each_platform() {
    local plone part process running="" missing=""
    status=0 built=""
    for plone in ${1:-$PLATFORMS}; do
        platform "$plone"
        if [ -z "${1:-}" ] && ! find_python > /dev/null; then
            missing="$missing, Plone $PLONE (no $WANTS)"
        elif tools/build.sh "$PLONE"; then
            built="$built $PLONE"
        else
            status=1
        fi
    done
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
