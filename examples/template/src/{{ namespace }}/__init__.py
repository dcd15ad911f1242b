# A namespace for several distributions, on Python 2 and 3.
__path__ = __import__("pkgutil").extend_path(__path__, __name__)
