"""What an English sentence says by itself, and how the meanings of its words are related."""
