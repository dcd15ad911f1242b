"""Addresses are plain ones, and mail goes out with the commit."""

from collective.cron.errors import CronError
from collective.cron.tasks.shared import mail
from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.mails import set_up_mail
from plone import api

import transaction


class TestMail(CronTestCase):
    def test_of_groups(self):
        api.user.create(username="ann", email="ann@example.org")
        api.group.create(groupname="readers")
        api.group.add_user(groupname="readers", username="ann")
        self.assertEqual(mail.addresses_in(u"readers"), {"ann@example.org"})
        self.assertEqual(mail.addresses_in("gone"), set())

    def test_a_site_without_a_server(self):
        with self.assertRaises(CronError):
            mail.check_server()
        set_up_mail(self)
        mail.check_server()

    def test_it_goes_out_with_the_commit(self):
        mailer = set_up_mail(self)
        mail.send(u"ann@example.org", u"Gr\xfc\xdfe", u"\xe4\n")
        transaction.abort()
        self.assertEqual(mailer.take(), [])
        mail.send(u"ann@example.org", u"Gr\xfc\xdfe", u"\xe4\n")
        self.assertEqual(mailer.take(), [])
        transaction.commit()
        sent = ("ann@example.org", u"Gr\xfc\xdfe", u"\xe4\n")
        self.assertEqual(mailer.take(), [sent])

    def test_with_a_file(self):
        mailer = set_up_mail(self)
        data = u"\xe4\r\n".encode("utf-8") * 100
        body = mail.with_file(u"\xe4\n", u"a.csv", data, "text/csv")
        mail.send(u"ann@example.org", u"Gr\xfc\xdfe", body)
        transaction.commit()
        sent = ("ann@example.org", u"Gr\xfc\xdfe", u"\xe4\n")
        self.assertEqual(mailer.take(), [sent])
        self.assertEqual(mailer.files, [("a.csv", data)])
