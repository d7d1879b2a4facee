"""PDFs: a document is HTML from a template (`documents`), laid out and finished (`render`)."""
