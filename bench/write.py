"""Run another benchmark and write what it prints into README.md, below the table, under its name.

python bench/write.py SCRIPT [ARGUMENT ...]
"""

from __future__ import annotations

import platform
import re
import subprocess
import sys
from pathlib import Path

README = Path(__file__).with_name("README.md")


def main() -> None:
    """Run the script; put its output between its own two marks, or at the end where it has none."""
    name, *arguments = sys.argv[1:]
    out = subprocess.run(
        [sys.executable, str(Path(__file__).with_name(f"{name}.py")), *arguments],
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout
    python = f"Python {platform.python_version()}, {platform.machine()}"
    block = f"<!-- {name} -->\n## {name}.py\n\n{python}:\n\n```\n{out.strip()}\n```\n<!-- /{name} -->"
    text = README.read_text(encoding="utf-8")
    old = re.compile(f"<!-- {name} -->.*?<!-- /{name} -->", re.DOTALL)
    text = old.sub(lambda _: block, text) if old.search(text) else f"{text.rstrip()}\n\n{block}\n"
    README.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
