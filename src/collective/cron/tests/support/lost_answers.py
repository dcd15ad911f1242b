"""A data manager that loses the answer to a commit: all is stored, and it raises."""

from transaction.interfaces import TransientError

import transaction


class AnswerLost(TransientError):
    """The database has stored it, and nobody was told."""


class LosesAnswer(object):
    """Joins the current transaction, behind the database."""

    transaction_manager = transaction.manager

    @classmethod
    def join(cls):
        transaction.get().join(cls())

    def tpc_finish(self, txn):
        raise AnswerLost("the connection was lost")

    def nothing(self, txn):
        pass

    abort = tpc_begin = commit = tpc_vote = tpc_abort = nothing

    def sortKey(self):
        return "~loses its answer"
