The pages are legible in the dark theme of Plone 6.2: all colours have names (``--cron-ink`` and so on), with values for both themes, that a theme may set as well.
