"""The events of an engine that is run alone (`mkdocs build`), without the pipeline.

It has read the guide's `mkdocs.yml` as it is written. Before anything else happens, it is given the
whole configuration, with the plugins that the generator needs, and goes on with them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority, get_plugin_logger

from macros.build.configuration import load
from macros.guide.reading.problems import GuideError

ADDED = (
    "these are the pages alone; «make site» adds downloads, open data, search words, an edition's "
    "colours and arms, and server files, checks every link, and publishes to site/ in one step"
)
_LOG = get_plugin_logger(__name__)
# What the engine has set since it read the file, or was told on its command line.
_TOLD = ("dev_addr", "site_url", "strict")

Command = Literal["build", "gh-deploy", "serve"]
_started: dict[str, bool] = {}


def on_startup(*, command: Command, dirty: bool) -> None:
    """Say what is missing from a site that is built this way."""
    _started[command] = dirty
    _LOG.info(ADDED)


@event_priority(1000)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Give the engine the whole configuration. Raises PluginError with every problem of it."""
    path = Path(config.config_file_path).resolve()
    try:
        whole = load(path)
    except GuideError as error:
        raise PluginError(f"the configuration has problems\n\n{error}") from None
    if Path(config.site_dir) != path.parent / "site":  # which only «make site» writes to
        whole.site_dir = config.site_dir
    for key in _TOLD:
        whole[key] = config[key]
    whole.watch.extend(each for each in config.watch if each not in whole.watch)
    for name, plugin in whole.plugins.items():
        if name not in config.plugins and hasattr(plugin, "on_startup"):
            for command, dirty in _started.items():
                plugin.on_startup(command=command, dirty=dirty)
    # The whole's plugins take over from those that were waiting for this event.
    config.plugins.events["config"].clear()
    config.update(whole)
    return config.plugins.on_config(config)
