"""The engine of Plone 5.2: zc.async, set up by plone.app.async.

Nothing here is imported on Python 3: `async` is a keyword there, so that the library
cannot even be named in an import statement. library.py gets it by name.
"""
