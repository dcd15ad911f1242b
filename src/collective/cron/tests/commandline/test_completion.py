"""bash completes the commands, and the options of each."""

from collective.cron.commandline import completion
from collective.cron.commandline import main

import json
import subprocess
import unittest


GOLDEN = u"""\
_collective_cron() {
    local words
    case "$3" in
    list) words="--attention" ;;
    next) words="-n" ;;
    simulate) words="--from --to -n --ics" ;;
    run) words="--dry --here --wait" ;;
    cancel) words="--waiting" ;;
    pause) words="--until" ;;
    history) words="-n" ;;
    health) words="--checks" ;;
    export) words="--plan --format" ;;
    import) words="--user --timezone --address --activate --apply --yaml --remove" ;;
    *) words="list show next simulate run enable disable cancel pause resume history \
log repair health workers check plan apply export \
import \
--conf --site --url --json --traceback --help" ;;
    esac
    COMPREPLY=($(compgen -W "$words" -- "$2"))
}
complete -o default -F _collective_cron collective-cron cron"""


class TestCompletion(unittest.TestCase):
    def test_bash_understands_it(self):
        script = completion.script(main.COMMANDS)
        ask = u'\n_collective_cron x "%s" "%s"; echo "${COMPREPLY[*]}"'
        for word, before, expected in (
            ("pa", "collective-cron", "pause"),
            ("--w", "run", "--wait"),
            ("ex", "--json", "export"),
            ("--f", "export", "--format"),
        ):
            told = subprocess.check_output(
                ["bash", "-c", script + ask % (word, before)]
            )
            self.assertEqual(told.decode("ascii").strip(), expected)

    def test_golden(self):
        lines, data = [], []
        self.assertEqual(main.call(["completion"], lines.append), 0)
        self.assertEqual(lines, GOLDEN.splitlines())
        self.assertEqual(main.call(["--json", "completion"], data.append), 0)
        self.assertEqual(json.loads(data[0]), {"bash": GOLDEN})
