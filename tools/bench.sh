#!/bin/bash
# bench.sh PLONE: build the platform and print the measured figures of bench/; with RIVALS
# set, or with ONLY=idle, those of bench/rivals, which it installs too. BASELINE keeps them, CHECK compares
# with those that are kept, COUNTS compares the counts alone.
. "$(dirname "$0")/lib.sh"
platform "$1"
tools/build.sh "$CELL"

# What it is measured beside has an environment of its own: ours stays as it is shipped.
beside() {
    local base=$ENVIRONMENT/bin/python ENVIRONMENT=$ROOT/.venv/$1
    if ! stamped rivals "pins/$1.txt"; then
        say "Installing pins/$1.txt"
        "$base" -m venv --clear "$ENVIRONMENT"
        "$ENVIRONMENT/bin/python" -m pip install -qq --no-deps -r "pins/$1.txt"
        stamp rivals "pins/$1.txt"
    fi
}

# What a worker costs that has nothing to do is compared with celery's.
if [ "$TAG" = py3 ] && [ "${ONLY:-}" = idle ]; then
    export RIVALS=1 PARTS=quiet RUNS=0 ONLY="ours-sqlite ours-redis celery"
fi
if [ -n "${RIVALS:-}" ]; then
    [ "$TAG" = py3 ] || die "RIVALS=1 needs a Plone 6 -- say PLONE=6.2"
    for file in pins/bench-rivals*.txt; do
        beside "$(basename "$file" .txt)"
    done
    export PYTHONWARNINGS=ignore
    # What draws the conclusions is tested first.
    "$ENVIRONMENT/bin/python" -m unittest discover -s bench/rivals -t .
    exec "$ENVIRONMENT/bin/python" -u -m bench.rivals
fi
# What draws the conclusions is tested first.
"$ENVIRONMENT/bin/python" -m unittest discover -s bench/guard -t .
export BENCH_BASELINE=bench/baselines/$NAME.txt
if [ -n "${COUNTS:-}" ]; then
    export CHECK=1
    exec "$ENVIRONMENT/bin/python" -m bench counts
fi
if [ -e "pins/bench-$TAG.txt" ]; then
    beside "bench-$TAG"
    export BENCH_PYTHON=$ROOT/.venv/bench-$TAG/bin/python
fi
exec "$ENVIRONMENT/bin/python" -m bench ${ONLY:-}
