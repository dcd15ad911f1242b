"""Workflow: a Backend has none, whatever the site has for its type or for all others.

Who may see it is a permission of ours, so that nothing could be published. Where Plone
is asked about the type alone, it answers as it does for any.
"""

from collective.cron.bbb import IWorkflowChain
from collective.cron.interfaces import IBackend
from Products.CMFCore.interfaces import IWorkflowTool
from zope.component import adapter
from zope.interface import implementer


@adapter(IBackend, IWorkflowTool)
@implementer(IWorkflowChain)
def chain_of_backend(backend, tool):
    """Return the workflows of a Backend."""
    return ()
