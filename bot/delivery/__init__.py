"""The outbox to Slack: written once, posted once, at Slack's pace."""
