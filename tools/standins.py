"""Make wheels of packages that share "collective" as no package of an index does.

standins.py FOLDER KIND...: of the kinds "pkgutil" and "native", named after the kind.
"""
import sys
import zipfile


PKGUTIL = "__path__ = __import__('pkgutil').extend_path(__path__, __name__)\n"
WHEEL = "Wheel-Version: 1.0\nRoot-Is-Purelib: true\n"
TAGS = "Tag: py2-none-any\nTag: py3-none-any\n"
METADATA = "Metadata-Version: 2.1\nName: collective.{}\nVersion: 1.0\n"


def make(folder, kind):
    """Write the wheel of one."""
    name = "collective_{}-1.0".format(kind)
    info = name + ".dist-info/"
    files = {
        "collective/{}/__init__.py".format(kind): "",
        info + "METADATA": METADATA.format(kind),
        info + "WHEEL": WHEEL + TAGS,
    }
    if kind == "pkgutil":
        files["collective/__init__.py"] = PKGUTIL
    files[info + "RECORD"] = "".join(path + ",,\n" for path in sorted(files))
    path = "{}/{}-py2.py3-none-any.whl".format(folder, name)
    with zipfile.ZipFile(path, "w") as wheel:
        for path in sorted(files):
            wheel.writestr(path, files[path])


for kind in sys.argv[2:]:
    make(sys.argv[1], kind)
