"""Size and speed: thousands of records taken in, searched, and taken in again."""
