#!/bin/bash
# check_release.sh [FOLDER]: build sdist and wheel with the newest tools, from what git lists,
# into FOLDER, else var/release; see that nothing is missing in them, and that their names and
# metadata are those that an index takes.
. "$(dirname "$0")/lib.sh"
mkdir -p .venv
# Not while build.sh does it: pyroma, too, makes metadata of the package in src.
exec 9> .venv/.lock-package
lock 9
tools_with pins/release.txt release
bin=$ROOT/.venv/release/bin
target=$(realpath -m "${1:-var/release}")

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
try() { "$@" > "$work/log" 2>&1 || { tail -n 40 "$work/log" >&2; die "this failed: $*"; }; }

copy_source "$work/source"
rm -rf "$target"
try "$bin/python" -W ignore -m build -n -o "$target" "$work/source"
say "Built $(cd "$target"; echo *)"
for name in collective_cron-*-py310-none-any.whl collective_cron-*.tar.gz; do
    [ -e "$(echo "$target"/$name)" ] || die "there is none that is called $name"
done
say "twine check"
try "$bin/twine" check --strict "$target"/*
# The other two ask git what there is. Metadata of a checkout stay out of it.
export DIST_EXTRA_CONFIG=$work/metadata.cfg
printf '[egg_info]\negg_base = %s\n' "$work" > "$DIST_EXTRA_CONFIG"
say "check-manifest"
try "$bin/check-manifest" --no-build-isolation --python "$bin/python"
say "pyroma"
PATH=$bin:$PATH try "$bin/pyroma" -n 10 .
grep "^Final rating" "$work/log"
