"""Doors through which fields of a task are written: each a function.

Each takes the case, who it is, the name of a field, and what is to be its value. What
was answered does not matter: the test looks at what stands in the task then.
"""

from collective.cron.tests.support.faces.rest import JSON
from collective.cron.tests.support.faces.rights import BOSS
from lxml import html


TASK = "/folder/task"
PLAIN = {"Content-Type": "text/plain"}
PROPERTY = u"""<propertyupdate xmlns="DAV:"><set><prop>
<x:%s xmlns:x="http://www.zope.org/propsets/default">%s</x:%s>
</prop></set></propertyupdate>"""
SAVE, AUTHENTICATOR = "form.buttons.save", "_authenticator"
BOX = ":list"  # a checkbox
CHECK_IN = {"checkin_message": "", "form.button.Checkin": "Check in"}


def patch(case, who, name, value):
    headers = {"Accept": JSON}
    case.ask(who, "PATCH", TASK, json={name: value}, headers=headers)


def put(case, who, name, value):
    body = u"%s: %s\n\n" % (name, value)
    case.ask(who, "PUT", TASK, data=body, headers=PLAIN)


def put_data(case, who, name, value):
    body = u"%s: %s\n\n" % (name, value)
    case.ask(who, "PUT", TASK + "/_data", data=body, headers=PLAIN)


def form(case, who, name, value):
    """Send the form as a Manager has it, whoever it is."""
    if case.form is None:
        page = case.ask(BOSS, "GET", TASK + "/@@edit").text
        (case.form,) = html.fromstring(page).xpath("//form[.//*[@name='%s']]" % SAVE)
        case.unlock()
    # As a browser: what stands empty is sent too, which lxml leaves out.
    data = [(one.name, "") for one in case.form.xpath(".//input[not(@value)]")]
    data += case.form.form_values()
    wanted = "form.widgets." + name
    left_out = (wanted, wanted + "-empty-marker", AUTHENTICATOR)
    data = [one for one in data if one[0] and one[0].split(":")[0] not in left_out]
    data.append((wanted + BOX, "selected") if value is True else (wanted, value))
    data.append((SAVE, "Save"))
    case.ask(who, "POST", TASK + "/@@edit", data=data)


def property_sheet(case, who, name, value):
    body = PROPERTY % (name, value, name)
    case.ask(who, "PROPPATCH", TASK, data=body)


def properties(case, who, name, value):
    data = {"id": name, "value": value, "type": "string"}
    case.ask(who, "POST", TASK + "/manage_addProperty", data=data)
    case.ask(who, "POST", TASK + "/manage_changeProperties", data={name: value})


def revert(case, who, name, value):
    headers = {"Accept": JSON}
    case.ask(who, "PATCH", TASK + "/@history", json={"version": 0}, headers=headers)


def revert_in_a_page(case, who, name, value):
    case.ask(who, "POST", TASK + "/revertversion?version_id=0")


def working_copy(case, who, name, value):
    """Edit and check in a working copy that is there, and that somebody else made."""
    headers = {"Accept": JSON}
    copy = "/folder/" + case.check_out()
    case.ask(who, "PATCH", copy, json={name: value}, headers=headers)
    case.ask(who, "PUT", copy, data=u"%s: %s\n\n" % (name, value), headers=PLAIN)
    case.ask(who, "PATCH", copy + "/@working-copy", json={}, headers=headers)
    case.ask(who, "POST", copy + "/@@content-checkin", data=CHECK_IN)


DOORS = (
    patch,
    put,
    put_data,
    form,
    property_sheet,
    properties,
    revert,
    revert_in_a_page,
    working_copy,
)
