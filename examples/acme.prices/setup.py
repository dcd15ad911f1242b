from setuptools import find_packages
from setuptools import setup

import sys


if sys.version_info < (3, 9):
    # Plone 5.2 finds ZCML by this, below the namespace that is declared; without that
    # it would look into all that pip has installed. Plone 6 finds it by the other.
    plugin = {"z3c.autoinclude.plugin": ["target = plone"]}
    namespace = {"namespace_packages": ["acme"]}
else:
    plugin = {
        "plone.autoinclude.plugin": ["target = plone", "module = acme.prices"]
    }
    namespace = {}

setup(
    name="acme.prices",
    version="1.1",
    description="Fetches prices each night",
    long_description=open("README.rst").read(),
    classifiers=[
        "Framework :: Plone :: 5.2",
        "Framework :: Plone :: 6.2",
        "Framework :: Plone :: Addon",
        "Programming Language :: Python :: 2.7",
        "Programming Language :: Python :: 3.11",
    ],
    packages=find_packages("src"),
    package_dir={"": "src"},
    include_package_data=True,
    zip_safe=False,
    install_requires=["collective.cron", "plone.api", "requests"],
    # Of collective.cron no extra: its own brings servers that you do not need.
    extras_require={"test": ["plone.app.testing", "zope.testrunner"]},
    entry_points=plugin,
    **namespace
)
