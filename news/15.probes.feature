A worker answers probes: ``cron-worker --health-port``, ``COLLECTIVE_CRON_HEALTH_PORT`` and ``COLLECTIVE_CRON_LIVENESS_FILE`` for
Kubernetes, and systemd is told that it is ready and lives. Before, only its process could be looked at.
