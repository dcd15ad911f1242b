"""collective-cron completion: what bash needs to complete commands and options."""

from collective.cron.commandline.answer import Answer
from collective.cron.commandline.answer import Command
from collective.cron.commandline.answer import NOTHING

import argparse


SCRIPT = u"""_collective_cron() {
    local words
    case "$3" in
%s    *) words="%s" ;;
    esac
    COMPREPLY=($(compgen -W "$words" -- "$2"))
}
complete -o default -F _collective_cron collective-cron cron"""
COMMON = ("--conf", "--site", "--url", "--json", "--traceback", "--help")


def commands(others):
    """Return the command that knows the names and options of others, in a list."""

    def call(nothing, options):
        text = script(others)
        return Answer({"bash": text}, text.splitlines())

    help = "print what completes in bash: source <(collective-cron completion)"
    return [Command("completion", help, lambda parser: None, call, NOTHING)]


def script(others):
    """Return the text that bash reads."""
    cases, names = [], []
    for command in others:
        parser = argparse.ArgumentParser(add_help=False)
        command.arguments(parser)
        options = [one for a in parser._actions for one in a.option_strings]
        names.append(command.name)
        if options:
            cases.append(
                u'    %s) words="%s" ;;\n' % (command.name, u" ".join(options))
            )
    return SCRIPT % (u"".join(cases), u" ".join(names + list(COMMON)))
