"""PackRunner: packs databases one after the other, for a Manager of the whole Zope."""

from AccessControl import getSecurityManager
from Acquisition import aq_base
from Acquisition import aq_inner
from Acquisition import aq_parent
from collective.cron import _
from collective.cron.errors import CronError
from collective.cron.jobrunner import JobRunner
from collective.cron.tasks.database import databases
from collective.cron.tasks.database.pack import IPack
from six import ensure_text
from zope.component import adapter


@adapter(IPack)
class PackRunner(JobRunner):
    has_dry_run = True

    def run(self):
        self.check_rights()
        self.packed = {}
        names = self.backend.databases or [databases.own()]
        # After each of them its name is stored, and it is not packed again.
        self.in_chunks(sorted(map(ensure_text, names)), self.pack, size=1)

    def check_rights(self):
        """Raise CronError unless the user is a Manager of the whole Zope."""
        user = getSecurityManager().getUser()
        root = self.backend.getPhysicalRoot()
        is_of_root = aq_base(aq_parent(aq_inner(user))) is aq_base(root.acl_users)
        if not (is_of_root and "Manager" in user.getRoles()):
            what = "all sites are in the database, and the user is of this site only"
            accepted = "choose a Manager of the root of Zope to run as"
            raise CronError(what, accepted=accepted)

    def pack(self, name):
        """Pack one database, and show how large it was before and after."""
        database = databases.all_of_them().get(name)
        why = _(u"It is gone")
        if database is not None:
            why = databases.reason_against(database)
        if why is not None:
            return self.leave(name, why)
        if name not in self.packed:  # not again if only the commit failed
            before = databases.size_of(database)
            after = u""
            if not self.dry_run:
                self.log(u"%s is packed." % name)
                databases.pack(database, self.backend.days)
                after = databases.size_of(database)
            self.packed[name] = before, after
        columns = _(u"Bytes before"), _(u"Bytes after")
        table = self.table(_(u"Packed"), _(u"Database"), _(u"Kept in"), *columns)
        table.add(name, databases.kind_of(database), *self.packed[name])

    def leave(self, name, why):
        """Tell of what cannot be packed."""
        self.table(_(u"Left as it is"), _(u"Database"), _(u"Why")).add(name, why)
        self.warn(_(u"Left as it is: ${path}", mapping={"path": name}))
