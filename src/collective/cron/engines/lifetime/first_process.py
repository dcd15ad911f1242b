"""The first process of a container: it has duties that no other process has.

A signal that it does not handle does nothing to it. And whatever loses its parent, such
as a program that a task left behind, becomes its child, to be waited for, else it stays
there for ever. A process that starts others itself cannot do that: it would take away
from them how theirs ended.
"""

import os
import signal
import sys


PASSED_ON = ("SIGTERM", "SIGINT", "SIGHUP", "SIGQUIT", "SIGUSR1", "SIGUSR2", "SIGWINCH")


def step_aside():
    """Let a child go on with what this process was to do, if this is process 1.

    The caller goes on in the child. This one stays, hands signals on, waits for whoever
    ends, and ends as the child does. Must be called before there are other threads.
    """
    if os.getpid() == 1:
        numbers = [getattr(signal, name) for name in PASSED_ON]
        before = [(number, signal.getsignal(number)) for number in numbers]
        came, children = [], []

        def pass_on(number, frame):
            # Once: a second one of a kind says something else.
            if children:
                _send(children[0], number)
            else:
                came.append(number)

        for number in numbers:
            signal.signal(number, pass_on)
        child = os.fork()
        if child:
            children.append(child)
            for number in came:
                _send(child, number)  # what came before it was known
            os._exit(_wait_for(child))
        for number, handler in before:
            signal.signal(number, handler)
        for number in came:
            _send(os.getpid(), number)


def _send(child, number):
    try:
        os.kill(child, number)
    except OSError:
        pass  # it has just ended


def _wait_for(child):
    """Wait for all that end until `child` does; return the code to end with."""
    while True:
        try:
            pid, status = os.wait()
        except OSError:  # a signal, on Python 2
            continue
        if pid == child:
            killed = os.WIFSIGNALED(status)
            return 128 + os.WTERMSIG(status) if killed else os.WEXITSTATUS(status)


def main(argv=None):
    """Run a command, such as that of a web server, as such a child: python -m ..."""
    command = sys.argv[1:] if argv is None else argv
    step_aside()
    os.execvp(command[0], command)


if __name__ == "__main__":
    main()
