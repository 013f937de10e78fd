"""Parts of the pages that list records and show one. All text of records is escaped here."""
