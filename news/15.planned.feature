That a plan was applied is noted among the changes; an exported plan says what admins may keep; ``COLLECTIVE_CRON_SECRETS`` names the one folder whose files a plan may name.
