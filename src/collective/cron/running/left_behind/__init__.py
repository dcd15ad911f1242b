"""What a task leaves behind in its process: compared, put back, named."""
