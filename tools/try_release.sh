#!/bin/bash
# try_release.sh PYTHON...: build wheel and sdist, and see Plone offer and install each of them.
# PYTHON: of an environment with Plone 6 to try them in, such as /tmp/plone-6.1/bin/python. It
# gets collective.cron; a Zope made for this alone starts in a temporary folder.
. "$(dirname "$0")/lib.sh"
[ $# -gt 0 ] || die "say in which environment: tools/try_release.sh /tmp/plone-6.1/bin/python"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/build"
"$work/build/bin/pip" install -qq build setuptools wheel
mkdir "$work/source"
git archive HEAD | tar -x -C "$work/source"
"$work/build/bin/python" -m build -n -o "$work/dist" "$work/source" > "$work/log" 2>&1 \
    || { cat "$work/log" >&2; die "it could not be built"; }

run() {
    "$python" -W ignore -m Zope2.utilities.zconsole run "$work/zope/etc/zope.conf" "$1" 2>> "$work/log" \
        || { tail "$work/log" >&2; die "Zope does not start with it"; }
}

for python in "$@"; do
    for file in "$work"/dist/*; do
        say "$(basename "$file"), $("$python" -m pip freeze | grep -i '^Products.CMFPlone=')"
        "$python" -m pip uninstall -qq -y collective.cron
        "$python" -m pip install -qq "$file"
        rm -rf "$work/zope"
        "$python" -m Zope2.utilities.mkwsgiinstance -d "$work/zope" -u admin:admin
        CCRON_PROFILES="" run tools/create_site.py
        run tools/try_release.py
    done
done
