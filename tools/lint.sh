#!/bin/bash
# lint.sh: style, imports, syntax for both Pythons, well-formed XML, size of the modules.
. "$(dirname "$0")/lib.sh"
mkdir -p .venv
tools_with pins/lint.txt
status=0

say "flake8"
.venv/tools/bin/flake8 src bench examples faults browsertests tools setup.py || status=1
say "isort"
.venv/tools/bin/isort --check-only --quiet src bench examples faults browsertests tools setup.py || status=1

platform 5.2
if python=$(find_python); then
    say "Syntax for $("$python" --version 2>&1)"
    "$python" tools/lint_syntax.py src bench examples faults || status=1
else
    say "Syntax for $WANTS: not checked, none found"
    [ -z "${CI:-}" ] || status=1
fi

say "XML and size"
python3 tools/lint_files.py src bench examples faults browsertests || status=1
exit $status
