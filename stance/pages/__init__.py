"""What the analyst sees: one file a page, and the parts that pages share."""
