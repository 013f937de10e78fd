"""From evidence to an answer in the record's own words, or to silence with its reason."""
