"""A TALES expression, as cron4plone evaluates them, as the path of what it calls."""

from collective.cron.takeover.entry import NotTaken
from six import ensure_str
from six import ensure_text

import ast
import re


SITE = ("portal", "here", "object", "context", "folder")  # what names the site there
PATH = re.compile(r"[^\s|?:'\"(]+\Z", re.UNICODE)
TRAVERSE = ("restrictedTraverse", "unrestrictedTraverse")
SAID = u"such as portal/@@view, or python: portal.tool.method() without arguments"


def names_of(expression):
    """Return the names from the site on of what an expression calls; raise NotTaken."""
    kind, colon, rest = expression.partition(u":")
    if colon and kind.strip() == u"python":
        return _of_python(rest.strip())
    if colon and kind.strip() in (u"path", u"nocall"):
        if kind.strip() == u"nocall":
            raise NotTaken(u"it calls nothing: nocall")
        expression = rest
    expression = expression.strip()
    if not PATH.match(expression):
        raise NotTaken(u"%.60s: only this can be taken over: %s" % (expression, SAID))
    names = [name for name in expression.split(u"/") if name]
    if not names or names[0] not in SITE:
        raise NotTaken(u"%.60s: it does not begin with portal" % expression)
    return names[1:]


def _of_python(text):
    try:
        tree = ast.parse(ensure_str(text), mode="eval").body
    except (SyntaxError, TypeError, ValueError):
        raise NotTaken(u"%.60s: it is no Python" % text)
    if not isinstance(tree, ast.Call):
        raise NotTaken(u"%.60s: it calls nothing" % text)
    if not _has_no_arguments(tree):
        told = u"%.60s: it gives arguments; write a script that has them as settings"
        raise NotTaken(told % text)
    names = _way(tree.func)
    if names is None:
        raise NotTaken(u"%.60s: only this can be taken over: %s" % (text, SAID))
    return names


def _way(tree):
    """Return the names that lead from the site to an expression, or None."""
    if isinstance(tree, ast.Name):
        return [] if tree.id in SITE else None
    if isinstance(tree, ast.Attribute):
        before = _way(tree.value)
        return None if before is None else before + [ensure_text(tree.attr)]
    if isinstance(tree, ast.Subscript):
        key = getattr(tree.slice, "value", tree.slice)
        return _longer(tree.value, _text(tree.slice) or _text(key))
    if isinstance(tree, ast.Call) and isinstance(tree.func, ast.Attribute):
        one = tree.args[0] if len(tree.args) == 1 and not tree.keywords else None
        if tree.func.attr in TRAVERSE:
            return _longer(tree.func.value, _text(one))
    return None


def _longer(tree, path):
    before = _way(tree)
    if before is None or not path or path.startswith(u"/"):
        return None
    return before + [name for name in path.split(u"/") if name]


def _text(tree):
    """Return the text that stands there, or None."""
    value = getattr(tree, "s", None) if isinstance(tree, ast.AST) else None
    value = getattr(tree, "value", None) if value is None else value
    return ensure_text(value) if isinstance(value, (type(u""), str)) else None


def _has_no_arguments(call):
    more = getattr(call, "starargs", None) or getattr(call, "kwargs", None)
    return not (call.args or call.keywords or more)
