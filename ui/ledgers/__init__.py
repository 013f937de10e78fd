"""Parts of the page that shows ledgers."""
