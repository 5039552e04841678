"""The standing body that met, and which of its meetings this was."""
