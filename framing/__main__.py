"""``python -m framing`` is ``framing``."""

from framing.cli import main

if __name__ == "__main__":
    main(prog_name="framing")
