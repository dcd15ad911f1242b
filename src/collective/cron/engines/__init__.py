"""The queue libraries behind one port, IJobQueue; and what makes a process a worker."""
