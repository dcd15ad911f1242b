#!/bin/bash
# try_release.sh [PLONE...]: what people install, on each platform, or on those that are named:
# wheel and sdist, by pip, uv and buildout, beside other packages that share the namespace. A
# Zope starts with each, makes a site, and offers and installs the add-on; all packages can be
# imported, in any order. HOW="pip uv" tries some ways only. It ends with a table.
. "$(dirname "$0")/lib.sh"
export PYTHONWARNINGS=ignore PIP_NO_PYTHON_VERSION_WARNING=1 PIP_DISABLE_PIP_VERSION_CHECK=1
export CCRON_PROFILES="" COLLECTIVE_CRON_WORKER=off PYTHONDONTWRITEBYTECODE=1

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
try() { "$@" >> "$work/log" 2>&1; }
tools/check_release.sh "$work/dist"

# neighbours [WAY]: of the names in pins, one that is installed is a distribution; what it
# shares is its module. The newest buildout for Python 3.8 declares namespaces in eggs, which
# hides what does not, with and without our package: such a neighbour is not for it.
neighbours() {
    local hidden=none
    [ "$NAME ${1:-}" != "plone-5.2-py3.8 buildout" ] || hidden=native
    "$python" -m pip list --format=freeze 2> /dev/null | sed 's/==.*//; s/_/./g' | tr A-Z a-z \
        | grep '^collective\.' | grep -vE "^collective\.(cron|$hidden)\$"
}
installed() { "$python" -m pip list --format=freeze 2> /dev/null | grep -vi "^collective.cron=="; }

# prepare: an environment with neighbours, and the files that this platform would be sent.
prepare() {
    say "$CELL: an environment with neighbours"
    copy_environment "$env"
    mkdir -p "$env/files" "$env/standins"
    cp "$work"/dist/*.tar.gz "$env/files"
    if [ "$ENGINE" = zcasync ] || [ "$NAME" = plone-5.2-py3.8 ]; then
        "$python" -m pip wheel -q --no-deps --no-build-isolation -w "$env/files" "$env"/files/*.tar.gz
    else
        cp "$work"/dist/*.whl "$env/files"
    fi
    grep -v "# not $PLONE" pins/neighbours.txt > "$env/neighbours.txt"
    "$python" -m pip install -q --no-deps -r "$env/neighbours.txt"
    python3 tools/standins.py "$env/standins" $(standins)
    [ -z "$(standins)" ] || "$python" -m pip install -q --no-deps "$env"/standins/*
    # A buildout takes no versions that do not go together, and only says so after minutes.
    "$python" -m pip check 2> /dev/null || die "the pins do not go together -- change pins/neighbours.txt"
    installed > "$env/before"
    echo "$(neighbours)"
}

# The kinds of which there are none in pins/neighbours.txt for the platform.
standins() {
    case $PLONE-$PYTHONS in
        *-2.7*|6.0-*) echo pkgutil ;;
        *-3.8*|*-3.9*|*-3.10*) echo pkgutil native ;;
    esac
}

# How it is installed: each says by `zope`, `python_with_it` and `scripts` how to use it.
by_pip() {
    try "$python" -m pip install -q "$1" || return 1
    zope="$python -m Zope2.utilities.zconsole run $env/zope/etc/zope.conf"
    python_with_it=$python scripts=$env/bin
}
by_uv() {
    try .venv/release/bin/uv pip install -q -p "$python" "$1" || return 1
    zope="$python -m Zope2.utilities.zconsole run $env/zope/etc/zope.conf"
    python_with_it=$python scripts=$env/bin
}
# All of Plone is buildout's: what pip has installed beside it, with a .pth file, hides eggs that
# share its namespace. What buildout has made is kept in .venv for the next time.
by_buildout() {
    local folder=$env/buildout file=$1 base=$env/bare/bin/python eggs=$ROOT/.venv/eggs-$NAME
    local wheels=$ROOT/.venv/wheels-$NAME needs=$(echo collective.cron; neighbours buildout) named="" own=""
    [ -d "$env/bare" ] || try bare || return 1
    rm -rf "$folder" "$eggs"/collective?cron-* "$eggs"/*/collective?cron-*
    mkdir -p "$folder/files" "$eggs"
    cp "$file" "$env"/standins/* "$folder/files" 2> /dev/null || true
    named_as_asked "$folder/files" $(standins | sed "s/[a-z]*/collective.&/g")
    # Plone 5.2's buildout takes a distribution's name from that of its file, where an sdist has "_";
    # and so has what a newer setuptools than Plone's makes of it.
    case $PLONE$file in
        5.2*.tar.gz)
            named="file://$folder/files/$(basename "$file")#egg=collective.cron-$version"
            own="PIP_NO_BUILD_ISOLATION=0" ;;
    esac
    awk -F== '!seen[$1]++' "$env/tools.txt" "$env/before" | python3 tools/versions.py > "$folder/versions.cfg"
    cat > "$folder/buildout.cfg" <<END
[buildout]
extends = versions.cfg
parts = instance scripts
find-links =
    $folder/files/
    $wheels/
    $named
index = file://$wheels/
eggs-directory = $eggs
newest = false
allow-picked-versions = false
versions = versions
[versions]
collective.cron = $version
[instance]
recipe = plone.recipe.zope2instance
user = admin:admin
eggs =
    Plone
$(echo "$needs" | sed "s/^/    /")
zodb-temporary-storage = off
file-storage = $env/zope/var/Data.fs
[scripts]
recipe = zc.recipe.egg
eggs = \${instance:eggs}
interpreter = py
scripts = collective-cron cron-worker
END
    ( cd "$folder" && try env $own "$base" -c "from zc.buildout.buildout import main; main()" ) || return 1
    zope="$folder/bin/instance run" python_with_it=$folder/bin/py scripts=$folder/bin
}

# bare: an environment with a buildout and nothing else, and a folder where that finds what is pinned:
# on Python 2.7 some can only be built by pip, see build.sh, and elsewhere it is much quicker.
bare() {
    if ! stamped wheels $PINS pins/neighbours.txt; then
        rm -rf "$wheels"
        mkdir -p "$wheels"
        for pins in $PINS pins/neighbours.txt; do
            "$python" -m pip wheel -q --no-deps -w "$wheels" -r "$pins" || return 1
        done
        named_as_asked "$wheels" $(sed -n 's/==.*//p' $PINS pins/neighbours.txt)
        stamp wheels $PINS pins/neighbours.txt
    fi
    if [ $TAG = py2.7 ]; then
        tools_with pins/tools.txt
        .venv/tools/bin/virtualenv -q -p "$(find_python)" "$env/bare"
    else
        "$(find_python)" -m venv "$env/bare"
    fi
    grep -E "^(pip|setuptools|wheel|zc.buildout|packaging)==" "$env/before" > "$env/tools.txt"
    # The buildouts of Plone 6.0 and 6.1 declare namespaces in eggs, which hides those that do not.
    case $PLONE in
        6.0|6.1)
            sed -i "/^zc.buildout==/d" "$env/tools.txt"
            grep -E "^zc\.(buildout|recipe\.egg)==" pins/plone-6.2/buildout.txt >> "$env/tools.txt"
            "$python" -m pip wheel -q --no-deps -w "$wheels" -r "$env/tools.txt" || return 1 ;;
    esac
    "$base" -m pip install -q -r "$env/tools.txt"
}

# named_as_asked FOLDER NAME...: the buildouts of Plone 5.2 find a wheel by the name that it is
# asked for, such as collective.cron, and newer ones are called collective_cron.
named_as_asked() {
    local name file folder=$1
    [ "$PLONE" = 5.2 ] || return 0
    for name in "${@:2}"; do
        for file in "$folder/${name//./_}"-*.whl; do
            if [ "$name" != "${name//./_}" ] && [ -e "$file" ]; then
                ln -f "$file" "$folder/$name${file#"$folder/${name//./_}"}"
            fi
        done
    done
}

# look WAY: 0 if the add-on and its neighbours work together.
look() {
    local found
    [ -d "$env/zope" ] || try "$python" -m Zope2.utilities.mkwsgiinstance -d "$env/zope" -u admin:admin
    try $zope tools/create_site.py && try $zope tools/try_release.py || return 1
    grep -q "^offered and installed" "$work/log" || return 1
    found=$("$python_with_it" tools/neighbours.py collective.cron $(neighbours "$1") 2>> "$work/log") \
        || { echo "$found" >> "$work/log"; return 1; }
    try "$scripts/collective-cron" --help || return 1
    [ "$ENGINE" = zcasync ] || try "$scripts/cron-worker" --help || return 1
    installed > "$env/after"
    try diff "$env/before" "$env/after" || return 1
    says="works, $found"
}

# attempt WAY FILE: one line of the table.
attempt() {
    local start=$SECONDS
    : > "$work/log"
    "$python" -m pip uninstall -qq -y collective.cron 2> /dev/null || true
    if [ "$1$PYTHONS" = uv2.7 ]; then
        says="uv knows no Python 2.7"
    elif says="not installed"; "by_$1" "$2" && says="does not work" && look "$1"; then
        :
    else
        status=1
        says="FAILED: $says"
        mkdir -p "$DATA"
        cp "$work/log" "$DATA/try_release-$1.log"
        tail -n 15 "$work/log" >&2
        say "All of it is in $DATA/try_release-$1.log"
    fi
    printf "%-14s%-10s%-58s%s (%s s)\n" "$CELL" "$1" "$(basename "$2")" "$says" $((SECONDS - start)) \
        | tee -a "$work/table"
}

status=0
version=$(cd "$work/dist"; echo *.tar.gz | sed 's/^collective_cron-//; s/\.tar\.gz$//')
[ $# -gt 0 ] || set -- $(platforms | while read -r plone versions rest; do echo "$plone-py${versions%%,*}"; done)
for cell in "$@"; do
    platform "$cell"
    tools/build.sh "$CELL"
    env=$work/$NAME python=$work/$NAME/bin/python
    prepare
    for way in ${HOW:-pip uv buildout}; do
        for file in "$env"/files/*; do attempt "$way" "$file"; done
    done
    rm -rf "$env"
done
say "What people install"
cat "$work/table"
exit $status
