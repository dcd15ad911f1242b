# A namespace for several distributions, as each Python needs it.
import sys


if sys.version_info[0] < 3:
    __import__("pkg_resources").declare_namespace(__name__)
else:
    from pkgutil import extend_path

    __path__ = extend_path(__path__, __name__)
