"""Names of places, storms, companies and treaties that have the shape of a person's: by their first or last word."""

from __future__ import annotations

_FIRST = frozenset(
    """
    north south east west northern southern eastern western central middle southeast northeast greater upper lower
    mount mont lake port fort cape river gulf hurricane storm cyclone typhoon tropical operation project radio air
    deutsche crédit crédito banco banque saudi puerto los las san santa são red golden grand royal creative planned
    transparency greenpeace agence hewlett downing buckingham capitol silicon horizon green blue big nato
    """.split()
)
# None of these is a family name of many: Hill, York, Bay and Bridge are.
_LAST = frozenset(
    """
    palace house valley harbour harbor tower towers coast islands ocean peninsula province protocol accord accords
    treaty pact convention declaration charter directive platforms telecom telekom telecommunications motors steel
    airlines airways holdings group industries technologies solutions labs partners securities insurance asia africa
    arabia europe america korea rica rico lanka verde faso leone sudan zealand delhi borders commons agricole
    strait basin plaza brigade army navy force forces canyon desert delta
    """.split()
)


def is_no_person(words: list[str]) -> bool:
    """Whether a name's first or last word says that it is none."""
    return words[0].lower() in _FIRST or words[-1].lower() in _LAST
