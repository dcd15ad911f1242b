"""Commands that do one thing with one task, and say how it went."""

from collective.cron.commandline.answer import Answer
from collective.cron.commandline.answer import Command
from collective.cron.commandline.answer import SOURCE
from collective.cron.commandline.arguments import add_task


def _command(name, help, action):
    def call(source, options):
        told = source.act(options.task, action, {})
        return Answer(told, [told["message"]])

    return Command(name, help, add_task, call, SOURCE)


COMMANDS = [
    _command("enable", "let a task run by its schedule", "activate"),
    _command("disable", "let a task no longer run by itself", "deactivate"),
]
