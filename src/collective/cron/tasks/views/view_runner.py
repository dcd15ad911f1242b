"""ViewRunner: goes to the view as the task's user, and calls it as a request does."""

from collective.cron import _
from collective.cron.jobrunner import JobRunner
from collective.cron.memory import sites
from collective.cron.tasks.views import steps
from collective.cron.tasks.views.answer import Answer
from collective.cron.tasks.views.view import IViewTask
from collective.cron.tasks.views.view import names_in
from collective.cron.worksite.publishing.arrival import arrive
from collective.cron.worksite.publishing.arrival import enter_nearest
from six import ensure_str
from zope.component import adapter
from ZPublisher.mapply import mapply
from ZPublisher.WSGIPublisher import call_object
from ZPublisher.WSGIPublisher import dont_publish_class
from ZPublisher.WSGIPublisher import missing_name


LINES = 50  # of an answer that are kept


class ViewFailed(Exception):
    """The view did not do what was expected of it; its argument says why."""


@adapter(IViewTask)
class ViewRunner(JobRunner):
    """In a dry run it goes there, and calls nothing."""

    has_dry_run = True

    def run(self):
        self.show_call()
        request = self.backend.REQUEST
        request.form.update(form_of(self.backend.parameters or ()))
        site = sites.site_of(self.backend)
        # As the publisher does on its way, for scripts in the skins of the site.
        site.setupCurrentSkin(request)
        found, context = steps.walk(site, names_in(self.backend.view_path))
        if self.dry_run:
            return
        if hasattr(context, "getPhysicalPath"):
            arrive(context, request)
            enter_nearest(context, site, request)
        self.check(Answer(publish(found, request), request.response))

    def show_call(self):
        """Show what is called."""
        table = self.table(_(u"Call"), _(u"Part"), _(u"Text"))
        table.add(_(u"Path"), self.backend.view_path)
        for parameter in self.backend.parameters or ():
            table.add(_(u"Parameter"), parameter)

    def check(self, answer):
        """Show an answer; raise ViewFailed if it is not the expected one."""
        columns = _(u"Status"), _(u"Characters")
        self.table(_(u"Answer"), *columns).add(answer.status, answer.length)
        if not answer.is_page:
            for line in [one for one in answer.text.splitlines() if one.strip()][
                :LINES
            ]:
                self.log(line)
        if answer.status >= 400:
            status = {"status": answer.status}
            raise ViewFailed(_(u"The status is ${status}", mapping=status))
        text = self.backend.must_have
        if text and not answer.has_text(text):
            raise ViewFailed(_(u"The answer does not have the expected text"))


def form_of(parameters):
    """Return {name: value} as a request has it: text, a list of such of one name."""
    form = {}
    for parameter in parameters:
        name, _sign, value = parameter.partition(u"=")
        form.setdefault(ensure_str(name), []).append(ensure_str(value))
    return dict((n, v if len(v) > 1 else v[0]) for n, v in form.items())


def publish(found, request):
    """Call something as the publisher does; return what it returns.

    What it names as arguments is in the request.
    """
    return mapply(
        found, (), request, call_object, 1, missing_name, dont_publish_class, request, 1
    )
