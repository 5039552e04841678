"""Values of the block between "---" at the top of a file."""

from __future__ import annotations

from briefings.reading.text.lines import Line


def whole_value(source: str, lines: list[Line], index: int, value: str) -> str:
    """A value with the lines that it wraps to, without its quotes and escapes."""
    for line in lines[index + 1 : index + 5] if value[:1] in {'"', "'"} and value[-1:] != value[:1] else ():
        below = source[line.start : line.end].strip().removeprefix("\\").strip()
        value = f"{value.removesuffix(chr(92)).rstrip()} {below}"
        if value.endswith(value[0]):
            break
    return " ".join(value.strip("\"'").replace("\\_", " ").split())
