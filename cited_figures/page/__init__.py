"""How does one look at an article? Its text with the figures marked, and the explorer."""
