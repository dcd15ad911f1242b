# A namespace shared with other distributions, declared as each Python needs it. From
# Python 3.9 on it is not part of the wheel; it serves a checkout on sys.path only.
import sys


if sys.version_info < (3, 9):
    __import__("pkg_resources").declare_namespace(__name__)
else:
    from pkgutil import extend_path

    __path__ = extend_path(__path__, __name__)
