"""The shim that moves clocks: clock.c, compiled with what the machine has."""

import os
import subprocess
import sys


SOURCE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "clock.c")


def make(folder):
    """Compile it into a folder; return its path, None where that is not possible."""
    if not sys.platform.startswith("linux"):
        return None
    made = os.path.join(folder, "clock.so")
    command = ["cc", "-O2", "-shared", "-fPIC", "-o", made, SOURCE]
    try:
        subprocess.check_call(command)
    except (OSError, subprocess.CalledProcessError):
        return None
    return made
