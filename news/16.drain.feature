A worker that is told to stop drains: it takes nothing new at once, gives back what it had not begun, gives signs of life as
long as it waits, and says so in log, dashboard, REST, health, metrics, to systemd and to probes. Pages are answered
meanwhile. A second signal ends the waiting; it used to end the process, with its runs left to be found.
