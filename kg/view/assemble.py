"""One HTML file out of the template, the style, the scripts and the data; it asks nothing of the network."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

_HERE = Path(__file__).parent
_VIS = "templates/lib/vis-9.1.2/vis-network.min.js"
_IMPORT = re.compile(r'^import \{([^}]*)\} from "\./([\w.-]+)";$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|class) (\w+))", re.MULTILINE)
_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)
_UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
_SURROGATE = re.compile("[\ud800-\udfff]")
_VENDORED = ("graphology.umd.min.js", "sigma.min.js")


def document(data: dict[str, Any], *, large: bool) -> str:
    """Return the page. ``large`` puts sigma.js into it in the place of vis-network."""
    library = _webgl() if large else _vis_network()
    scripts = [Markup(_inert(text)) for text in (*library, program())]
    style = Markup((_HERE / "style.css").read_text("utf-8"))
    policy = _policy([str(script) for script in scripts], str(style))
    template = Environment(autoescape=True).from_string((_HERE / "template.html").read_text("utf-8"))
    return template.render(
        title=printable(data["title"]),
        language=data["language"],
        policy=policy,
        style=style,
        scripts=scripts,
        data=Markup(island(data)),
    )


def island(data: object) -> str:
    """Return JSON that stands in a script element and cannot end it, whatever the text in it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return printable(re.sub("[<>&\u2028\u2029]", lambda match: _UNSAFE[match.group()], text))


def printable(text: str) -> str:
    """Return the text without lone surrogates, which UTF-8 cannot write, and without null bytes."""
    return _SURROGATE.sub("\ufffd", text).replace("\0", "\ufffd")


@cache
def program() -> str:
    """Return the page's own script: the modules of ``script/``, each behind those it imports.

    A page that stands in one file cannot import, so each module becomes a function that is run at
    once and returns what the module exports.
    """
    done: dict[str, str] = {}
    _add("main.js", done)
    return '"use strict";\n(() => {\nconst modules = {};\n' + "\n".join(done.values()) + "\n})();\n"


def _add(name: str, done: dict[str, str]) -> None:
    if name in done:
        return
    source = (_HERE / "script" / name).read_text("utf-8")
    for _, needed in _IMPORT.findall(source):
        _add(needed, done)
    body = _EXPORT.sub("", _IMPORT.sub(r'const {\1} = modules["\2"];', source))
    exported = ", ".join(_EXPORT.findall(source))
    done[name] = f'modules["{name}"] = (() => {{\n{body}\nreturn {{ {exported} }};\n}})();'


def _vis_network() -> tuple[str, ...]:
    spec = find_spec("pyvis")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("pyvis is not installed; reinstall kg")
    return ((Path(spec.origin).parent / _VIS).read_text("utf-8"),)


def _webgl() -> tuple[str, ...]:
    return tuple((_HERE / "vendor" / name).read_text("utf-8") for name in _VENDORED)


def _inert(script: str) -> str:
    """Return the script without what would end its element or make a browser fetch a source map."""
    return _SOURCE_MAP.sub("", script).replace("\r\n", "\n").replace("</script", "<\\/script")


def _policy(scripts: list[str], style: str) -> str:
    """Return a Content-Security-Policy that lets just these scripts and this style run, and no request."""
    allowed = " ".join(f"'sha256-{_hash(script)}'" for script in scripts)
    return (
        f"default-src 'none'; script-src {allowed}; style-src 'sha256-{_hash(style)}'; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
