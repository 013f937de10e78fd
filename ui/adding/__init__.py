"""Parts of the page on which records are added."""
