#!/bin/bash
# i18n.sh: find the texts of the package, put new ones into the catalogs of the languages,
# and compile those. What is not translated then is said; make test refuses it.
. "$(dirname "$0")/lib.sh"
DOMAIN=collective.cron
LOCALES=src/collective/cron/locales
mkdir -p .venv
tools_with pins/i18n.txt

.venv/tools/bin/i18ndude rebuild-pot --pot $LOCALES/$DOMAIN.pot --create $DOMAIN \
    --exclude tests --no-wrap --no-line-numbers src/collective/cron
# No date in the header: it would be a change each time. Nor a form to fill in.
clean() { sed -i.bak '/^"POT-Creation-Date/d; /^"PO-Revision-Date: YEAR/d; /^"Last-Translator: FULL/d' "$@"; }
clean $LOCALES/$DOMAIN.pot
for catalog in $LOCALES/*/LC_MESSAGES/$DOMAIN.po; do
    .venv/tools/bin/i18ndude sync --no-wrap --pot $LOCALES/$DOMAIN.pot "$catalog"
    clean "$catalog"
done
rm -f $LOCALES/$DOMAIN.pot.bak $LOCALES/*/LC_MESSAGES/$DOMAIN.po.bak
.venv/tools/bin/python tools/i18n_compile.py $LOCALES/*/LC_MESSAGES/$DOMAIN.po
