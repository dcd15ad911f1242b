"""Figures of Prometheus, for tests: read by the parser of its own library."""

import collective
import sys
import unittest


try:
    import prometheus_client
except ImportError:
    prometheus_client = None


skip_without_library = unittest.skipIf(
    prometheus_client is None, "prometheus_client is not installed"
)


def samples_of(registry):
    """Return {(name, (label, value) ...): value} of a registry, without buckets."""
    return read(prometheus_client.generate_latest(registry))


def read(text):
    """Return the same of the text that Prometheus reads, bytes."""
    return dict(
        ((sample[0],) + tuple(sorted(sample[1].items())), sample[2])
        for family in families(text)
        for sample in family.samples
        if "le" not in sample[1] and not sample[0].endswith("_created")
    )


def families(text):
    """Return what the parser makes of the text."""
    from prometheus_client.parser import text_string_to_metric_families

    return list(text_string_to_metric_families(text.decode("utf-8")))


def finds_all():
    """Return code with which a process finds all modules that this one has."""
    code = "import sys\nsys.path[:] = %r\nimport collective\ncollective.__path__ = %r\n"
    return code % (sys.path, list(collective.__path__))
