"""`python -m macros COMMAND` runs a command of the generator."""

import gc

from macros.command_line import main

if __name__ == "__main__":
    code = main()
    gc.freeze()  # Python would look through all there is once more, to free it, before it ends
    raise SystemExit(code)
