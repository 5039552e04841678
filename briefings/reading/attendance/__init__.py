"""Who was there and who was not: the attendance list, in whatever form it is printed."""
