"""Parts of the page on which questions are asked."""
