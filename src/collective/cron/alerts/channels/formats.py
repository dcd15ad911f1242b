"""Formats: what each kind of server wants to be sent, a dict that becomes JSON."""


LONGEST = 3000  # characters of a text in a chat
ADAPTIVE = "application/vnd.microsoft.card.adaptive"


def as_json(alert):
    return alert.data


def as_slack(alert):
    text = _text(alert)
    # No commands: a title may not call everybody in the channel.
    for sign, name in ((u"&", u"&amp;"), (u"<", u"&lt;"), (u">", u"&gt;")):
        text = text.replace(sign, name)
    return {"text": text}


def as_mattermost(alert):
    # A space of no width after the sign, so that nobody is called.
    return {"text": _text(alert).replace(u"@", u"@\u200b")}


def as_teams(alert):
    blocks = [
        {"type": "TextBlock", "text": alert.subject, "weight": "Bolder", "wrap": True},
        {"type": "TextBlock", "text": _text(alert), "wrap": True},
    ]
    card = {
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "type": "AdaptiveCard",
        "version": "1.4",
        "body": blocks,
        "actions": [{"type": "Action.OpenUrl", "title": alert.url, "url": alert.url}],
    }
    attachment = {"contentType": ADAPTIVE, "contentUrl": None, "content": card}
    return {"type": "message", "attachments": [attachment]}


FORMATS = {
    "json": as_json,
    "slack": as_slack,
    "mattermost": as_mattermost,
    "teams": as_teams,
}


def _text(alert):
    return alert.text[:LONGEST]
