"""axe-core: what it finds on a page that keeps people out."""

from importlib.resources import files

import json


AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
# Toolbar, navigation and footer are Plone's own; so are, within the content, who wrote
# it and when, that a form has errors, and what picks places.
WHERE = {
    "include": [["#content"]],
    "exclude": [
        ["#content .documentByLine"],
        ["#content dl.portalMessage"],
        ["#content [class*=relateditems]"],
    ],
}
SERIOUS = ("serious", "critical")


def find_violations(page):
    """Return a text for each serious or critical violation in our part of a page."""
    # Evaluated, and not put into the page as a script, which its policy may forbid.
    page.evaluate(AXE)
    options = {"resultTypes": ["violations"]}
    found = page.evaluate("axe.run(%s, %s)" % (json.dumps(WHERE), json.dumps(options)))
    return [
        "\n".join([violation["id"], node["html"], node["failureSummary"]])
        for violation in found["violations"]
        for node in violation["nodes"]
        if violation["impact"] in SERIOUS
    ]
