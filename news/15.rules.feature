Content rules can be triggered when a scheduled task has failed, is well again, or was missed, with substitutions such as ``${cron_reason}``.
