A site with tasks, results and a queue in use goes from each Plone to the next, from 5.2 on Python 2.7 to 6.2, and nothing is
lost or run twice.
