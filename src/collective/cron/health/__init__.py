"""How it is, for who asks from outside: monitors, probes, scripts."""
