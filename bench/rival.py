"""Another scheduler, in a process of its own, that does what it is told.

It reads one command a line and answers each with a line, both JSON.
"""

import json
import os
import subprocess
import sys
import traceback


# The Python of the environment with the rivals; see tools/bench.sh.
PYTHON = os.environ.get("BENCH_PYTHON", "")


class Rival(object):
    """The process, seen from the one that measures."""

    def __init__(self, python, module, folder):
        self.process = subprocess.Popen(
            [python, "-m", module, folder],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            universal_newlines=True,
        )

    def send(self, name, **values):
        """Let it begin."""
        self.process.stdin.write(json.dumps([name, values]) + "\n")
        self.process.stdin.flush()

    def answer(self):
        """Return what it found."""
        line = self.process.stdout.readline()
        found = json.loads(line) if line else {"error": "the rival has ended"}
        if "error" in found:
            raise RuntimeError(found["error"])
        return found

    def ask(self, name, **values):
        """Let it do something; return what it found."""
        self.send(name, **values)
        return self.answer()

    def close(self):
        """End the process."""
        self.process.kill()
        self.process.wait()


def serve(commands):
    """Call the method of `commands` that each line names; in the process itself."""
    # What a library prints is no answer.
    answers, sys.stdout = sys.stdout, sys.stderr
    for line in iter(sys.stdin.readline, ""):
        name, values = json.loads(line)
        try:
            found = getattr(commands, name)(**values)
        except Exception:
            found = {"error": traceback.format_exc()}
        answers.write(json.dumps(found) + "\n")
        answers.flush()
