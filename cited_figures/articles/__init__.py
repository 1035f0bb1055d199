"""How does whatever people have become an article? Its text, never rewritten afterwards, and what is known of it."""
