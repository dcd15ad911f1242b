"""Run a command, and end it if it takes too long: bounded.py MINUTES COMMAND...

What hangs says where: the stacks of all its processes are printed before they end. The
exit status is that of the command, or 124.
"""
import os
import signal
import subprocess
import sys


PY_SPY = os.path.join(
    os.path.dirname(os.path.dirname(os.path.abspath(__file__))),
    ".venv/tools/bin/py-spy",
)


def family(parent):
    """Return the pid of a process and those of all that it has started."""
    listed = subprocess.run(
        ["ps", "-e", "-o", "pid=,ppid="], stdout=subprocess.PIPE, text=True, check=True
    ).stdout
    pairs = [tuple(map(int, line.split())) for line in listed.splitlines()]
    found = [parent]
    for pid in found:
        found.extend(child for child, its_parent in pairs if its_parent == pid)
    return found


def end(process, minutes):
    """Print where the process and its family are, and end them."""
    pids = family(process.pid)
    print("ERROR: not done after {:g} minutes; it is here:".format(minutes), flush=True)
    for pid in pids:
        subprocess.run(["ps", "-o", "pid=,etime=,args=", "-p", str(pid)])
        subprocess.run(
            [PY_SPY, "dump", "--pid", str(pid)], stderr=subprocess.DEVNULL, timeout=60
        )
    for sent in signal.SIGTERM, signal.SIGKILL:
        for pid in pids:
            try:
                os.kill(pid, sent)
            except ProcessLookupError:
                pass
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            pass


def main(minutes, command):
    process = subprocess.Popen(command)
    # Ctrl-C reaches the command by itself; what it answers counts.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        return process.wait(minutes * 60)
    except subprocess.TimeoutExpired:
        end(process, minutes)
        return 124


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]), sys.argv[2:]))
