#!/bin/bash
# docs.sh: draw the rooms into docs, and make pages of docs in var/docs. What Sphinx warns
# of, such as a reference that leads nowhere, is an error.
. "$(dirname "$0")/lib.sh"
python3 tools/draw_house.py
mkdir -p .venv
tools_with pins/docs.txt docs
.venv/docs/bin/sphinx-build -n -W --keep-going -q -d var/docs/.doctrees docs var/docs
say "var/docs/index.html"
