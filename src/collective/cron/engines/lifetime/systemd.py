"""What systemd is told of a process that it started: sd_notify(3) without a library."""

from collective.cron.text.rare_lines import lines as rare_lines

import os
import socket


def listens():
    """Return whether systemd wants to be told anything."""
    return os.environ.get("NOTIFY_SOCKET", "").startswith(("/", "@"))


def tell(*lines):
    """Send lines such as READY=1 where systemd listens; return whether it did."""
    if not listens():
        return False
    address = os.environ["NOTIFY_SOCKET"]
    if address.startswith("@"):  # one without a file
        address = "\0" + address[1:]
    try:
        sender = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        try:
            sender.settimeout(1)
            sender.sendto("\n".join(lines).encode("utf-8"), address)
        finally:
            sender.close()
    except EnvironmentError as error:
        rare_lines.say_error("systemd", "systemd cannot be told", error)
        return False
    return True


def watchdog_seconds():
    """Return how often it wants to hear that this process lives, or None."""
    try:
        micro = int(os.environ.get("WATCHDOG_USEC", ""))
        process = int(os.environ.get("WATCHDOG_PID") or os.getpid())
    except ValueError:
        return None
    # Twice as often as it must be.
    return micro / 2e6 if micro > 0 and process == os.getpid() else None
