"""What in a guide's `mkdocs.yml` would break the generator: each thing by name, all at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from macros.build.configuration.needed import FIXED, OVERRIDES, REFUSED, THEME_KEYS
from macros.build.configuration.version import KEY, version_problem
from macros.build.configuration.written import Written
from macros.guide.reading.problems import Problem, listed, quoted, suggestion
from macros.guide.reading.yaml_reader import Path as Place

_KINDS: dict[str, tuple[type, ...]] = {
    "theme": (dict,),
    "plugins": (list, dict),
    "markdown_extensions": (list, dict),
    "validation": (dict,),
    "extra": (dict,),
    "extra_css": (list,),
    "extra_javascript": (list,),
    "hooks": (list,),
    "watch": (list,),
    "exclude_docs": (str,),
}
_EXPECTED: dict[type, str] = {list: "a list", dict: "keys with values", str: "text"}


def check(written: Written, needed: Mapping[str, Any]) -> list[Problem]:
    """Every problem of a configuration, before it is laid over what is `needed`."""
    kinds = list(_kinds(written))
    if kinds:
        return kinds  # the rest rests on them
    return [
        *_names(written),
        *_refused(written),
        *_fixed(written, needed),
        *_folders(written),
        *_extra(written),
    ]


def _kinds(written: Written) -> Iterator[Problem]:
    """Where a list stands for keys, or the other way round."""
    for key, kinds in _KINDS.items():
        value = written.values.get(key)
        if value is not None and not isinstance(value, kinds):
            expected = " or ".join(_EXPECTED[kind] for kind in kinds)
            yield written.problem((key,), f"found {quoted(value)}, expected {expected}")
    theme = written.values.get("theme")
    for key in ("features", "static_templates"):
        value = theme.get(key) if isinstance(theme, Mapping) else None
        items = value if isinstance(value, list) else [value]
        if value is not None and not (value is items and all(isinstance(i, str) for i in items)):
            place = ("theme", key)
            yield written.problem(place, f"found {quoted(value)}, expected a list of texts")
    for key in ("plugins", "markdown_extensions"):
        for entry in written.named(key):
            if not isinstance(entry.settings, Mapping):
                message = f"found {quoted(entry.settings)}, expected keys with values"
                yield written.problem(entry.place, message)


def _names(written: Written) -> Iterator[Problem]:
    """Keys that nothing reads, and the one that there must be."""
    known = [str(name) for name, _ in MkDocsConfig._schema if not name.startswith("_")]
    known = [name for name in known if name not in ("config_file_path", "mdx_configs")]
    misspelt = False
    for key in written.values:
        if key not in known and (key,) not in REFUSED:
            hint = suggestion(str(key), known)
            misspelt = misspelt or "«site_name»" in hint
            message = f"found the key {quoted(key)}, expected one of MkDocs'{hint}"
            yield written.problem((str(key),), message)
    for key in written.values.get("theme") or {}:
        if key not in THEME_KEYS and ("theme", key) not in REFUSED:
            message = f"found the key {quoted(key)}, expected {listed(THEME_KEYS)}"
            hint = suggestion(str(key), THEME_KEYS)
            yield written.problem(("theme", str(key)), f"{message}{hint}")
    if not written.values.get("site_name") and not misspelt:
        yield written.problem(("site_name",), "found no «site_name», expected the guide's name")


def _refused(written: Written) -> Iterator[Problem]:
    for key, expected in REFUSED.items():
        for place, said in _at(written, key):
            yield written.problem(place, f"found «{said}», expected {expected}")


def _at(written: Written, key: tuple[str, ...]) -> Iterator[tuple[Place, str]]:
    """Where a key stands: also as an item of a list, where it may have a longer name."""
    if key[0] == "plugins":
        named = written.named("plugins")
        yield from ((entry.place, entry.name) for entry in named if entry.name == key[1])
        return
    value: Any = written.values
    for part in key[:-1]:
        value = value.get(part) if isinstance(value, Mapping) else None
    if isinstance(value, Mapping) and key[-1] in value:
        yield key, key[-1]
    elif isinstance(value, list):
        for at, item in enumerate(value):
            if str(item) == key[-1] or str(item).startswith(f"{key[-1]}."):
                yield (*key[:-1], at), str(item)


def _fixed(written: Written, needed: Mapping[str, Any]) -> Iterator[Problem]:
    """Settings that a guide has otherwise than it must."""
    wanted = {**needed, "strict": True}
    for key, why in FIXED.items():
        expected: Any = wanted
        for part in key:
            expected = expected[part]
        inner = isinstance(expected, Mapping)
        for place, value in _values(written, key, inner=inner):
            right = expected
            if inner:
                right = expected.get(str(place[-1]), "warn" if key == ("validation",) else None)
            if value != right:
                ours = "the generator's own" if callable(right) else quoted(right)
                ours = "none" if right is None else ours
                found = quoted(getattr(value, "__name__", value))
                message = f"found {found} for «{place[-1]}», expected {ours}; {why}"
                yield written.problem(place, message)


def _values(written: Written, key: tuple[str, ...], *, inner: bool) -> Iterator[tuple[Place, Any]]:
    """The written value at a key, or those `inner` ones below it."""
    if key[0] in ("plugins", "markdown_extensions"):
        for entry in written.named(key[0]):
            if entry.name == key[1]:
                yield from _leaves((*entry.place,), entry.settings)
        return
    value: Any = written.values
    for part in key:
        value = value.get(part) if isinstance(value, Mapping) else None
    if value is not None:
        yield from _leaves(key, value) if inner else [(key, value)]


def _leaves(place: Place, value: Any) -> Iterator[tuple[Place, Any]]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _leaves((*place, str(key)), inner)
    else:
        yield place, value


def _folders(written: Written) -> Iterator[Problem]:
    """Folders that the generator knows by their names."""
    root = written.path.parent.resolve()
    docs = written.values.get("docs_dir", "docs")
    place = (root / str(docs)).resolve()
    inside = place.relative_to(root).parts if place.is_relative_to(root) else ()
    if not inside or inside[0] in ("site", "dist", ".build", OVERRIDES):
        expected = "a folder of its own beside this file, such as «docs»"
        yield written.problem(("docs_dir",), f"found {quoted(docs)}, expected {expected}")
    elif not place.is_dir():
        message = f"found no folder {quoted(docs)}, expected the guide's pages in it"
        yield written.problem(("docs_dir",), message)
    own = (written.values.get("theme") or {}).get("custom_dir")
    if own is not None and (root / str(own)).resolve() != (root / OVERRIDES).resolve():
        message = f"found {quoted(own)}, expected «{OVERRIDES}», the folder beside this file"
        yield written.problem(("theme", "custom_dir"), message)


def _extra(written: Written) -> Iterator[Problem]:
    """The generator is new enough; the pages that stand at the foot of every other are there."""
    extra = written.values.get("extra") or {}
    if KEY in extra and (message := version_problem(extra[KEY])):
        yield written.problem(("extra", KEY), message)
    foot = extra.get("foot")
    if foot is None:
        return
    if not isinstance(foot, list):
        yield written.problem(("extra", "foot"), f"found {quoted(foot)}, expected a list of pages")
        return
    docs = written.path.parent / str(written.values.get("docs_dir", "docs"))
    pages = [path.relative_to(docs).as_posix() for path in sorted(docs.rglob("*.md"))]
    for at, page in enumerate(foot):
        if page not in pages:
            message = f"found the page {quoted(page)}, expected one in {docs.name}/"
            hint = suggestion(str(page), pages)
            yield written.problem(("extra", "foot", at), f"{message}{hint}")


def missing_files(written: Written, folders: list[Path], names: Mapping[str, Any]) -> list[Problem]:
    """Pictures that a configuration names and that lie in none of the `folders`."""
    docs = written.values.get("docs_dir", "docs")
    return [
        written.problem(
            tuple(key.split(".")), f"found no file {quoted(name)}, expected it in {docs}/"
        )
        for key, name in names.items()
        if isinstance(name, str) and name and not any((f / name).is_file() for f in folders)
    ]
