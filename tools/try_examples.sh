#!/bin/bash
# try_examples.sh [PLONE]: build the package and the add-ons in examples, install the wheels in an
# environment of their own, run the add-ons' tests there, and see them at work in a new site.
# Nothing of this checkout is on the path of that environment.
. "$(dirname "$0")/lib.sh"
platform "${1:-6.2}"
tools/build.sh "$CELL"
export PYTHONWARNINGS=ignore PIP_NO_PYTHON_VERSION_WARNING=1 PIP_DISABLE_PIP_VERSION_CHECK=1

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
log=$work/log
try() { "$@" > "$log" 2>&1 || { tail -n 40 "$log" >&2; die "this failed: $*"; }; }

say "A copy of .venv/$NAME without collective.cron"
copy_environment "$work/env" > "$log" 2>&1 || { cat "$log" >&2; die "it cannot be copied"; }
python=$work/env/bin/python
copy_source "$work/source"
mkdir "$work/dist"
for folder in "$work/source" "$work"/source/examples/*/; do
    [ -f "$folder/setup.py" ] || continue
    # From the sdist, so that one without something that is needed is noticed.
    cd "$folder"
    try "$python" -c "from setuptools import build_meta; build_meta.build_sdist('$work/dist')"
done
cd "$work"
for sdist in dist/*.tar.gz; do
    try "$python" -m pip wheel -q --no-deps --no-build-isolation -w dist "$sdist"
done
say "Installing $(cd dist; echo *.whl)"
try "$python" -m pip install -q --no-deps --no-index dist/*.whl
try "$python" -m pip check

packages=$(cd source/examples; echo */setup.py | sed 's,/setup.py,,g')
options=""
for package in $packages; do options="$options -s $package"; done
site=$(echo "$work"/env/lib/*/site-packages)
say "The tests of $packages"
try "$python" -m zope.testrunner --test-path "$site" $options
grep "^Total: [1-9]" "$log" || die "there are none"

say "A new site with them"
"$python" -m Zope2.utilities.mkwsgiinstance -d "$work/zope" -u admin:admin
# Without blobs nothing that has a file can be stored.
sed -i "s,^ *<filestorage>,   <filestorage>\n     blob-dir $work/zope/var/blobs," "$work/zope/etc/zope.conf"
export CCRON_PROFILES="" COLLECTIVE_CRON_WORKER=off ACME_CHAT=http://127.0.0.1:1/room ROOT
"$python" -m Zope2.utilities.zconsole run "$work/zope/etc/zope.conf" "$ROOT/tools/try_examples.py" 2> "$log" \
    || { tail -n 40 "$log" >&2; die "they do not work in a site"; }
