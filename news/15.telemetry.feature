Each run is a span of OpenTelemetry, where that is installed: ``collective.cron[telemetry]``.
