"""One message for each kind of block and element, and one modal with each kind of input: what the page must be able to draw."""

from __future__ import annotations

from bot.sandbox.wire import Json


def plain(text: str) -> Json:
    """A plain_text object."""
    return {"type": "plain_text", "text": text, "emoji": True}


def mrkdwn(text: str) -> Json:
    """A mrkdwn object."""
    return {"type": "mrkdwn", "text": text}


def option(text: str, description: str | None = None) -> Json:
    """An option whose value is its text in small letters."""
    extra = {"description": plain(description)} if description else {}
    return {"text": plain(text), "value": text.casefold(), **extra}


def button(text: str, **more: object) -> Json:
    """A button."""
    return {"type": "button", "text": plain(text), "action_id": f"button-{text.casefold()}", "value": text, **more}


OPTIONS = [option("Privacy"), option("Pensions"), option("Roads")]
PIXEL = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='240' height='120'%3E%3Crect width='240' height='120' fill='%23e8912d'/%3E%3C/svg%3E"  # noqa: E501 # an address
RICH: Json = {
    "type": "rich_text",
    "elements": [
        {
            "type": "rich_text_section",
            "elements": [
                {"type": "text", "text": "Rich "},
                {"type": "text", "text": "bold", "style": {"bold": True}},
                {"type": "text", "text": " and "},
                {"type": "text", "text": "struck", "style": {"strike": True}},
                {"type": "text", "text": ", "},
                {"type": "text", "text": "code", "style": {"code": True}},
                {"type": "text", "text": ", a "},
                {"type": "link", "url": "https://example.org", "text": "link"},
                {"type": "text", "text": ", "},
                {"type": "user", "user_id": "U0MEMBER01"},
                {"type": "text", "text": ", "},
                {"type": "channel", "channel_id": "C0POLICY01"},
                {"type": "text", "text": " and "},
                {"type": "emoji", "name": "bell"},
            ],
        },
        {
            "type": "rich_text_list",
            "style": "bullet",
            "elements": [
                {"type": "rich_text_section", "elements": [{"type": "text", "text": word}]} for word in ("one", "two")
            ],
        },
        {
            "type": "rich_text_list",
            "style": "ordered",
            "indent": 1,
            "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "inside"}]}],
        },
        {"type": "rich_text_quote", "elements": [{"type": "text", "text": "What was said, word for word."}]},
        {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": "plain = lines"}]},
    ],
}

MESSAGES: dict[str, list[Json]] = {
    "section and header": [
        {"type": "header", "text": plain("Ota Masahide :memo:")},
        {
            "type": "section",
            "text": mrkdwn(
                "*Bold*, _italic_, ~struck~, `code`, <https://example.org|a link>, <@U0MEMBER01>, <#C0POLICY01>, <!here>,"
                " <!date^1748822400^{date_long} at {time}|2 June 2025> :white_check_mark:\n> quoted &lt;b&gt; &amp; safe\n"
                "```a block of code```"
            ),
        },
        {"type": "section", "fields": [mrkdwn(f"*{name}*\nvalue {name}") for name in ("Role", "Body", "Date", "Place")]},
        {"type": "divider"},
        {"type": "context", "elements": [mrkdwn("Official minutes · 5 Oct 2022"), plain("machine translation")]},
    ],
    "buttons": [
        {
            "type": "actions",
            "elements": [
                button("Plain"),
                button("Primary", style="primary"),
                button("Danger", style="danger", confirm={
                    "title": plain("Sure?"), "text": mrkdwn("This *cannot* be undone."), "confirm": plain("Yes"), "deny": plain("No"),
                }),
                {"type": "overflow", "action_id": "more", "options": OPTIONS},
            ],
        },
        {"type": "section", "text": mrkdwn("With a button"), "accessory": button("Beside")},
    ],
    "menus": [
        {
            "type": "actions",
            "elements": [
                {"type": "static_select", "action_id": "static", "placeholder": plain("A topic"), "options": OPTIONS},
                {
                    "type": "static_select", "action_id": "grouped", "placeholder": plain("By group"),
                    "option_groups": [{"label": plain("Laws"), "options": OPTIONS[:2]}, {"label": plain("Works"), "options": OPTIONS[2:]}],
                },
                {"type": "external_select", "action_id": "external", "placeholder": plain("Asked of the app"), "min_query_length": 1},
                {"type": "users_select", "action_id": "user", "placeholder": plain("Somebody")},
                {"type": "channels_select", "action_id": "channel", "placeholder": plain("A channel")},
                {"type": "conversations_select", "action_id": "conversation", "placeholder": plain("Somewhere")},
                {"type": "multi_static_select", "action_id": "multi", "placeholder": plain("Several"), "options": OPTIONS},
                {"type": "datepicker", "action_id": "date", "initial_date": "2025-06-02"},
                {"type": "timepicker", "action_id": "time", "initial_time": "09:00"},
                {"type": "datetimepicker", "action_id": "moment", "initial_date_time": 1748854800},
            ],
        },
        {
            "type": "section", "text": mrkdwn("Tick some"),
            "accessory": {"type": "checkboxes", "action_id": "ticks", "options": [option("One", "the first"), option("Two")]},
        },
        {
            "type": "section", "text": mrkdwn("Choose one"),
            "accessory": {"type": "radio_buttons", "action_id": "radio", "options": OPTIONS, "initial_option": OPTIONS[0]},
        },
    ],
    "pictures": [
        {"type": "image", "image_url": PIXEL, "alt_text": "An orange field", "title": plain("A picture")},
        {"type": "section", "text": mrkdwn("With a picture"), "accessory": {"type": "image", "image_url": PIXEL, "alt_text": "orange"}},
        {"type": "context", "elements": [{"type": "image", "image_url": PIXEL, "alt_text": "orange"}, mrkdwn("a small one")]},
    ],
    "table": [
        {
            "type": "table",
            "column_settings": [{"is_wrapped": True}, {"align": "right"}],
            "rows": [
                [{"type": "raw_text", "text": "Meeting"}, {"type": "raw_text", "text": "Turns"}],
                [{"type": "raw_text", "text": "6th My Number Card working group"}, {"type": "raw_text", "text": "12"}],
                [{"type": "rich_text", "elements": RICH["elements"][:1]}, {"type": "raw_text", "text": "3"}],
            ],
        }
    ],
    "markdown": [
        {
            "type": "markdown",
            "text": "## Heading\nSome **bold**, *italic* and `code`, [a link](https://example.org).\n\n- one\n- two\n\n1. first\n2. second\n\n"
            "> quoted\n\n| Who | Turns |\n| --- | --- |\n| Ota | 3 |\n\n```\ncode\n```\nA \\*literal\\* star.",
        }
    ],
    "rich text": [RICH],
    "input in a message": [
        {"type": "input", "label": plain("A note"), "dispatch_action": True, "element": {"type": "plain_text_input", "action_id": "note"}},
        {"type": "context_actions", "elements": [
            {"type": "feedback_buttons", "action_id": "feedback", "positive_button": {"text": plain("Good"), "value": "good"},
             "negative_button": {"text": plain("Bad"), "value": "bad"}},
            {"type": "icon_button", "icon": "trash", "text": plain("Remove"), "action_id": "bin"},
        ]},
    ],
}  # fmt: skip


def _input(label: str, element: Json, **more: object) -> Json:
    name = label.casefold().replace(" ", "-")
    return {"type": "input", "block_id": name, "label": plain(label), "element": {"action_id": name, **element}, **more}


MODAL: Json = {
    "type": "modal", "callback_id": "gallery", "title": plain("Every input"), "submit": plain("Send"), "close": plain("Cancel"),
    "blocks": [
        _input("Text", {"type": "plain_text_input", "placeholder": plain("A few words")}, hint=plain("One line")),
        _input("Long text", {"type": "plain_text_input", "multiline": True, "initial_value": "Already here"}, optional=True),
        _input("Number", {"type": "number_input", "is_decimal_allowed": False}, optional=True),
        _input("Mail", {"type": "email_text_input"}, optional=True),
        _input("Address", {"type": "url_text_input"}, optional=True),
        _input("Rich", {"type": "rich_text_input"}, optional=True),
        _input("Date", {"type": "datepicker"}, optional=True),
        _input("Time", {"type": "timepicker"}, optional=True),
        _input("Menu", {"type": "static_select", "options": OPTIONS}, optional=True),
        _input("Outside", {"type": "external_select", "min_query_length": 0}, optional=True),
        _input("Several", {"type": "multi_static_select", "options": OPTIONS}, optional=True),
        _input("People", {"type": "multi_users_select"}, optional=True),
        _input("Ticks", {"type": "checkboxes", "options": OPTIONS}, optional=True),
        _input("One of", {"type": "radio_buttons", "options": OPTIONS}, optional=True),
        _input("File", {"type": "file_input", "filetypes": ["txt", "md"], "max_files": 1}, optional=True),
    ],
}  # fmt: skip
