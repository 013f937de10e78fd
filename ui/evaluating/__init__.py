"""The figures of the harness, as the page shows them."""
