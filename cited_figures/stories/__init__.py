"""What do the other articles say? Copies among the articles of a story, and the same figure in several of them."""
