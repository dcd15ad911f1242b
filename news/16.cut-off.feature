A run that is cut off by a stop is recorded at once, by its own worker, and begun again elsewhere if it may be repeated. It
waited for the next look of another worker, a minute, or for the next start.
