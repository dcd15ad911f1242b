Plone 6.0 and 6.1, Plone 5.2 on Python 3.8, and 6.2 on Python 3.10, too, each with pins of its own; ``make run PLONE=6.1
PYTHON=3.12`` builds any of them, ``make test-all`` tests all. It was Plone 5.2 on Python 2.7 and Plone 6.2 alone.
