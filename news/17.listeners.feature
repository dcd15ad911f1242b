Where no add-on subscribes to ``IBackendFinishedJobEvent``, a run no longer begins a request and a transaction of their own for it.
