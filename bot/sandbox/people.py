"""Who and what a new workspace holds: its people, its channels and the first words in them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """A person as a new workspace knows them."""

    id: str
    name: str
    real_name: str
    title: str
    tz: str
    colour: str
    is_admin: bool = False
    is_owner: bool = False
    is_guest: bool = False


@dataclass(frozen=True, slots=True)
class Room:
    """A channel as a new workspace knows it; `members` are ids of people, `with_app` says that the app was invited."""

    id: str
    name: str
    topic: str
    members: tuple[str, ...]
    with_app: bool = True
    is_private: bool = False


ADMIN = "U0ADMIN001"
MEMBER = "U0MEMBER01"
GUEST = "U0GUEST001"
COLLEAGUE = "U0MEMBER02"

PEOPLE = (
    Person(ADMIN, "aiko", "Aiko Tanaka", "Policy lead", "Asia/Tokyo", "#1264a3", is_admin=True, is_owner=True),
    Person(MEMBER, "ben", "Ben Okafor", "Analyst", "Europe/London", "#2b7a4b"),
    Person(COLLEAGUE, "maya", "Maya Lindqvist", "Researcher", "Europe/Stockholm", "#8a5a00"),
    Person(GUEST, "carla", "Carla Reyes", "Guest from a partner", "America/New_York", "#9b3f7c", is_guest=True),
)

CHANNELS = (
    Room("C0GENERAL1", "general", "Announcements for everybody", (ADMIN, MEMBER, COLLEAGUE)),
    Room("C0POLICY01", "policy", "Meetings, minutes and who said what", (ADMIN, MEMBER, COLLEAGUE, GUEST)),
    Room("C0PRIVACY1", "privacy-law", "The revision of the privacy law", (ADMIN, MEMBER, COLLEAGUE)),
    Room("C0RANDOM01", "random", "Everything else; the app is not here", (ADMIN, MEMBER), with_app=False),
    Room("C0LEADS001", "leads", "Private: leads only", (ADMIN, COLLEAGUE), with_app=False, is_private=True),
)

WELCOME = (
    ("C0GENERAL1", ADMIN, "Welcome. This workspace lives on this machine, nothing here leaves it."),
    ("C0POLICY01", COLLEAGUE, "Who chaired the last working group on the My Number card?"),
    ("C0POLICY01", MEMBER, "Ask the bot: type `/` below and see what it can do."),
)
