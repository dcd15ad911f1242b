REST tells what a page of one's own needs: what the visitor may do, the time of the server, words for the codes of
results, a sentence for the pause, progress in the list, which tasks may be added where (``include=addable``),
``cron`` in ``@components``, widget hints in ``@types``, and ``@controlpanels/cron-tasks``.
