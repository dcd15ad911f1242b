"""Which numeric addresses are of the public Internet, and which a name stands for."""

from collective.cron import _
from collective.cron.web.trouble import CallError
from collective.cron.web.trouble import unreachable
from six import ensure_text
from zope.i18nmessageid import Message

import ipaddress
import socket


def _networks(text):
    return [ipaddress.ip_network(ensure_text(one)) for one in text.split()]


# Not of the public Internet, by the registries of special addresses of IANA. A list of
# our own: what ipaddress says differs from one Python to the next.
OWN = {
    4: _networks(
        "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12"
        " 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24 192.168.0.0/16 198.18.0.0/15"
        " 198.51.100.0/24 203.0.113.0/24 224.0.0.0/3"
    ),
    6: _networks("2001::/23 2001:db8::/32 2002::/16 3fff::/20"),
}
NOT_CALLED = _(
    u"not_called_own_network",
    default=u"Not called, since ${address} is of an own network and not named under "
    u"Servers of the own network that it may call",
)
(PUBLIC_6,) = _networks("2000::/3")
# Those that hold an address of version 4 in their last 32 bits.
HOLDS_4 = _networks("::ffff:0:0/96 64:ff9b::/96")


def is_public(text):
    """Tell whether a numeric address is one of the public Internet."""
    address = ipaddress.ip_address(ensure_text(text).split(u"%")[0])
    if address.version == 6:
        if any(address in network for network in HOLDS_4):
            address = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        elif address not in PUBLIC_6:
            return False
    return not any(address in network for network in OWN[address.version])


def resolve(host, port, may_be_own):
    """Return what getaddrinfo() says of a name; raise CallError.

    All of its addresses must be public, unless `may_be_own`.
    """
    try:
        found = socket.getaddrinfo(host, port, 0, socket.SOCK_STREAM)
    except (socket.error, UnicodeError) as error:
        raise unreachable(error)
    for _family, _kind, _protocol, _name, where in found:
        if not may_be_own and not is_public(where[0]):
            raise CallError(
                Message(NOT_CALLED, mapping={"address": where[0]})
            )
    return found
