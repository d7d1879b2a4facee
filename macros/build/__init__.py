"""The built site as a whole: building it beside the published one, finishing it, publishing it.

Each finishing step is a function of a folder, so that it can be run on a site any engine has built.
"""

from macros.build.platforms import choose

choose()  # before any module here imports MkDocs
