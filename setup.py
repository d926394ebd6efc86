"""Puts ``ontology.ttl`` and ``graph_data/``, which live at the top, into the wheel as ``kg/data``."""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py


class BuildWithData(build_py):
    """The usual build, and the data beside the code."""

    def run(self):
        super().run()
        if self.editable_mode:
            return
        target = Path(self.build_lib) / "kg" / "data"
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree("graph_data", target / "graph_data")
        shutil.copy("ontology.ttl", target)


setup(cmdclass={"build_py": BuildWithData})
