# A namespace shared with other distributions, declared as each Python needs it. On
# Python 3 this file is not part of the wheel; it serves a checkout on sys.path only.
import sys


if sys.version_info[0] < 3:
    __import__("pkg_resources").declare_namespace(__name__)
else:
    from pkgutil import extend_path

    __path__ = extend_path(__path__, __name__)
