"""What a PATCH of plone.restapi's own kind sends: read, or refused with a reason."""

from collective.cron import _
from collective.cron.errors import EXCERPT
from collective.cron.services.shared.validation_errors import ValidationErrors
from collective.cron.text.messages import say
from plone.restapi.deserializer import json_body
from plone.restapi.exceptions import DeserializationError
from zExceptions import BadRequest

import math


def read_body(request):
    """Return the JSON object that was sent, a dict; raise BadRequest for anything else.

    Numbers that are none, such as NaN, which JSON does not have, are refused by name.
    """
    try:
        data = json_body(request)
        infinite = [name for name in sorted(data) if is_infinite(data[name])]
    except (DeserializationError, RuntimeError, ValueError):
        # Too deep a nesting is a RuntimeError.
        raise BadRequest("The body is not understood: a JSON object is accepted.")
    if infinite:
        refuse(request, [(name, data[name]) for name in infinite])
    return data


def refuse(request, pairs):
    """Raise a BadRequest that tells of names and values that are not accepted."""
    errors = []
    for name, value in pairs:
        message = _(
            u"value_not_accepted",
            default=u"Not accepted here: ${value}",
            mapping={"value": (u"%s" % (value,))[:EXCERPT]},
        )
        said = say(message, request)
        errors.append({"field": name, "message": said, "error": "ValidationError"})
    raise BadRequest(ValidationErrors(errors))


def is_infinite(value):
    """Tell whether a number is none that JSON has, here or anywhere inside."""
    if isinstance(value, dict):
        return any(is_infinite(one) for one in value.values())
    if isinstance(value, list):
        return any(is_infinite(one) for one in value)
    if isinstance(value, float):
        return math.isnan(value) or math.isinf(value)
    return False
