Pages that refresh themselves ask for their own content alone, and are not sent again while it is the same (``ETag``, 304). Each refresh was a whole page before, with
navigation and theme: 40 kB and 84 ms of a task's page, 12 kB and 33 ms now.
