"""Japanese attendance lists: offices behind names, names set sign by sign, bodies before surnames."""
