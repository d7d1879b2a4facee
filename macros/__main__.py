"""`python -m macros COMMAND` runs a command of the generator."""

from macros.command_line import main

if __name__ == "__main__":
    raise SystemExit(main())
