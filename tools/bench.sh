#!/bin/bash
# bench.sh PLONE: build the platform and print the measured figures of bench/.
. "$(dirname "$0")/lib.sh"
platform "$1"
tools/build.sh "$CELL"
# What it is measured beside has an environment of its own: ours stays as it is shipped.
if [ -e "pins/bench-$TAG.txt" ]; then
    rivals=$ROOT/.venv/bench-$TAG
    (
        base=$ENVIRONMENT/bin/python ENVIRONMENT=$rivals
        stamped rivals "pins/bench-$TAG.txt" && exit
        say "Installing pins/bench-$TAG.txt"
        "$base" -m venv --clear "$rivals"
        "$rivals/bin/python" -m pip install -qq --no-deps -r "pins/bench-$TAG.txt"
        stamp rivals "pins/bench-$TAG.txt"
    )
    export BENCH_PYTHON=$rivals/bin/python
fi
exec "$ENVIRONMENT/bin/python" -m bench ${ONLY:-}
