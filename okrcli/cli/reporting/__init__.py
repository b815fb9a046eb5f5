"""What reports are made of: reviews, comparisons, pages and notes, and where they are posted."""
