"""What is said of Backends, worked out when it is asked for and stored nowhere."""
