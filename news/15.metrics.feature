Figures for Prometheus, where ``collective.cron[metrics]`` is installed: ``@@cron-metrics`` of a site and of all, and on a small port of
each worker; with a dashboard for Grafana. Before, nothing was counted.
