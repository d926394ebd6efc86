"""News articles into a graph of who did what to whom, and who says so."""
