"""All English of the app, a file for each page: what a translation would have to say again."""
