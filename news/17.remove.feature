A site that cannot be opened since cron4plone or CronUtility is gone is opened by ``collective-cron import``, whose ``--remove`` takes away what hinders.
