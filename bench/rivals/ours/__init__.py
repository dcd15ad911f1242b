"""What is inside the processes of collective.cron while it is measured."""
