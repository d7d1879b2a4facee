"""The built site as a whole: building it beside the published one, finishing it, publishing it."""

from macros.build.platforms import choose

choose()  # before any module here imports MkDocs
