"""A corpus as files for other programs: CSV for spreadsheets, Markdown for readers. JSON lines are `Corpus`'s own."""

from briefings.exchange.pages import markdown_pages
from briefings.exchange.sheets import as_csv, sheets

__all__ = ["as_csv", "markdown_pages", "sheets"]
