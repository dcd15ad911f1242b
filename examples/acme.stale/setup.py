from setuptools import find_packages
from setuptools import setup

import sys


# As all distributions of a namespace have to on Python 2.
namespace = {"namespace_packages": ["acme"]} if sys.version_info[0] < 3 else {}

setup(
    name="acme.stale",
    version="1.0",
    description="Lists pages that nobody has changed for long",
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
    install_requires=["collective.cron", "plone.api"],
    extras_require={"test": ["plone.app.testing", "zope.testrunner"]},
    # All that makes it known. No ZCML, no profile.
    entry_points={"collective.cron.scripts": ["acme.stale = acme.stale.script:run"]},
    **namespace
)
