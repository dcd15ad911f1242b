The look for what people are to be told of, and the sweep of the queue, load what was written since the last one. Each loaded all states before, every minute.
