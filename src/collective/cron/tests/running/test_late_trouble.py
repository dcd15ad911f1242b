"""What goes wrong when the work is stored: it is told, and nothing is done twice."""

from collective.cron.memory import bookmarks
from collective.cron.memory import state
from collective.cron.running import current_run
from collective.cron.tests.support import outside
from collective.cron.tests.support import running
from collective.cron.tests.support.chunk_case import ChunkCase
from collective.cron.tests.support.chunk_case import ITEMS
from collective.cron.tests.support.job_case import JobCase
from collective.cron.tests.support.log_lines import log_lines
from plone import api
from ZEO.Exceptions import ClientDisconnected

import transaction


class Participant(object):
    """Takes part in a commit after the database, and fails in its last step."""

    transaction_manager = transaction.manager

    def __init__(self, error):
        self.error = error

    def tpc_finish(self, txn):
        raise self.error

    def nothing(self, txn):
        pass

    abort = tpc_begin = commit = tpc_vote = tpc_abort = nothing

    def sortKey(self):
        return "~last"


class AfterCompletion(object):
    """Is told of the end of each transaction of this thread, and fails once."""

    there = []  # those who are told are only known as long as somebody else has them

    def __init__(self, error):
        self.error = error
        self.there.append(self)
        transaction.manager.registerSynch(self)

    def afterCompletion(self, txn):
        self.there.remove(self)
        transaction.manager.unregisterSynch(self)
        raise self.error

    def nothing(self, txn):
        pass

    beforeCompletion = newTransaction = nothing


def fail_at_the_end(error):
    transaction.get().join(Participant(error))


def fail_after(committed):
    raise ValueError("after the commit, token=hunter2")


def send_mail(address):
    api.portal.get_tool("MailHost").send(
        u"Hello", mto=address, mfrom="site@example.org", subject="Hello"
    )


class MailCase(JobCase):
    def setUp(self):
        super(MailCase, self).setUp()
        self.server = outside.mail_server()
        self.addCleanup(self.server.close)
        self.use(self.server.port)

    def use(self, port):
        api.portal.set_registry_record("plone.smtp_host", u"127.0.0.1")
        api.portal.set_registry_record("plone.smtp_port", port)
        transaction.commit()


class TestMail(MailCase):
    """Mail waits for the commit, and what a server says then is only logged."""

    def send(self, *addresses):
        def run(runner):
            runner.backend.counter += 1
            for address in addresses:
                send_mail(address)

        task = self.add_job()
        self.play(run)
        self.assertEqual(task.counter, 1, task.getLastResult().traceback)
        return task.getLastResult()

    def test_taken(self):
        result = self.send("jane@example.org")
        self.assertEqual((result.status, len(self.server.got)), (u"OK", 1))

    def test_refused(self):
        result = self.send("refused@example.org", "jane@example.org")
        self.assertEqual((result.status, len(self.server.got)), (u"WARN", 1))
        self.assertTrue(result.reason.startswith(u"stored, but "), result.reason)
        self.assertIn(u"no such user here", result.reason)
        self.assertIn(u"refused@example.org", result.reason)
        self.assertEqual(result.messages, (result.reason,))

    def test_by_a_task_that_writes_nothing(self):
        task = self.add_job()
        self.play(lambda runner: send_mail("refused@example.org"))
        self.assertIn(u"no such user here", task.getLastResult().reason)

    def test_no_server_is_there(self):
        self.use(1)
        task = self.add_job()
        self.play(lambda runner: send_mail("jane@example.org"))
        # That is seen before anything is stored.
        self.assertEqual(task.getLastResult().status, u"FAILED")


class TestMailInChunks(MailCase, ChunkCase):
    def test_refused(self):
        def work(item):
            self.work(item)
            if item == u"02":
                send_mail("refused@example.org")

        self.play(lambda runner: runner.in_chunks(ITEMS, work, size=2))
        result = self.task.getLastResult()
        self.assertEqual(result.status, u"WARN")
        self.assertIn(u"no such user here", result.reason)
        self.assertEqual(len(result.messages), 1)
        self.check_all_once()


class TestAfterwards(JobCase):
    def run_and_listen(self, function, *args):
        def run(runner):
            runner.backend.counter += 1
            function(*args)
            return runner.backend.counter > 1 and [u"a warning"]

        self.lines = log_lines(self)
        self.task = self.add_job()
        self.play(run)
        self.assertEqual(self.task.counter, 1, self.task.getLastResult().traceback)
        self.assertEqual(self.queued(), [("10:10", "schedule")])
        (result,) = self.task.getResults()
        return result

    def test_a_participant_that_fails_in_the_last_step(self):
        result = self.run_and_listen(fail_at_the_end, ValueError("too late"))
        self.assertEqual(result.status, u"FAILED")
        self.assertEqual(result.reason, u"stored, but ValueError: too late")
        self.assertIn(u"in tpc_finish", result.traceback)
        logged = [line for line in self.lines if line.startswith("ERROR")]
        self.assertIn("stored, but ValueError: too late", logged[0])
        self.assertIn("in tpc_finish", logged[0])

    def test_a_participant_whose_failure_would_be_tried_again(self):
        error = ClientDisconnected("the answer was lost")
        result = self.run_and_listen(fail_at_the_end, error)
        self.assertEqual(result.status, u"WARN")
        self.assertIn(u"stored, but ClientDisconnected", result.reason)

    def test_somebody_who_is_told_of_the_end(self):
        result = self.run_and_listen(AfterCompletion, ValueError("too late"))
        self.assertEqual(result.status, u"FAILED")
        self.assertEqual(result.reason, u"stored, but ValueError: too late")

    def test_a_hook(self):
        hook = lambda: transaction.get().addAfterCommitHook(fail_after)  # noqa: E731
        result = self.run_and_listen(hook)
        self.assertEqual(result.status, u"WARN")
        self.assertIn(u"stored, but Error in hook", result.reason)
        self.assertIn(u"after the commit, token=[hidden]", result.reason)

    def test_a_failure_before_is_as_it_was(self):
        class Voter(Participant):
            def tpc_vote(self, txn):
                raise self.error

        task = self.add_job()
        join = transaction.get  # of the thread that runs it

        def run(runner):
            runner.backend.counter += 1
            join().join(Voter(ValueError("no")))

        self.play(run)
        result = task.getLastResult()
        self.assertEqual((result.status, result.reason), (u"FAILED", u"ValueError: no"))
        self.assertEqual(task.counter, 0)

    def test_warnings_of_the_task_stay(self):
        def run(runner):
            fail_at_the_end(ValueError("too late"))
            transaction.get().addAfterCommitHook(fail_after)
            runner.warn(u"by a call")
            return [u"returned"]

        task = self.add_job()
        self.play(run)
        messages = task.getLastResult().messages
        self.assertEqual(messages[1:], (u"by a call", u"returned"))


class TestChunks(ChunkCase):
    """A chunk whose commit fails when it is stored is not done once more."""

    def fail_at(self, item, make):
        def work(each):
            self.work(each)
            if each == item:
                make()

        return lambda runner: runner.in_chunks(ITEMS, work, size=3)

    def test_a_failure(self):
        fail = lambda: fail_at_the_end(ValueError("too late"))  # noqa: E731
        self.play(self.fail_at(u"04", fail))
        result = self.task.getLastResult()
        self.assertEqual(result.status, u"FAILED")
        self.assertIn(u"too late -- 6 items were done in chunks", result.reason)
        self.play_again(self.run_all)
        self.check_all_once()

    def test_a_failure_that_would_be_tried_again(self):
        error = ClientDisconnected("the answer was lost")
        for item in (u"01", u"04"):  # in the first chunk, and in another
            self.task.done.clear()
            transaction.commit()
            self.play_again(self.fail_at(item, lambda: fail_at_the_end(error)))
            result = self.task.getLastResult()
            self.assertEqual(result.status, u"WARN", item)
            self.assertIn(u"stored, but the commit of a chunk", result.reason)
            self.check_all_once()

    def test_of_two_runs_at_the_same_time(self):
        # The second one has no bookmark.
        error = ClientDisconnected("the answer was lost")

        def run(runner):
            current = current_run.get()
            self.elsewhere(lambda site: self.begin_another(site, current.uid))
            self.fail_at(u"04", lambda: fail_at_the_end(error))(runner)

        self.play(run)
        self.assertEqual(self.stored, dict.fromkeys(ITEMS, 1))

    def begin_another(self, site, uid):
        running.add_run(state.get_state(site, uid))
        bookmarks.write(site, uid, running.TOKEN, {u"": u"07"})

    def test_one_that_cannot_be_taken_back_in_order_says_what_is_stored(self):
        class Stubborn(AfterCompletion):
            failures = 2  # of the commit, and of what takes it back

            def afterCompletion(self, txn):
                Stubborn.failures -= 1
                if not Stubborn.failures:
                    AfterCompletion.afterCompletion(self, txn)
                raise self.error

        self.play(self.fail_at(u"05", lambda: Stubborn(ValueError("too late"))))
        result = self.task.getLastResult()
        self.assertIn(u"6 items were done", result.reason)
        self.assertEqual(len(self.stored), 6)
