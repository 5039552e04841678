"""What is a person's name, and what stands around one: titles, roles, offices, bodies."""
