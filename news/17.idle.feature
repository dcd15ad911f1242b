A worker with nothing to do takes a fraction of the CPU time, and asks SQLite, Redis or PostgreSQL a tenth as often: one thread waits for all, and what waits for its time is moved at that time, not up to 0.2 seconds later.
Before, five threads asked each second, and one five times a second. With PostgreSQL a worker has four connections less.
