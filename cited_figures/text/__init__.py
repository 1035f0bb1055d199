"""What are the characters? One spelling for matching, words, paragraphs, sentences: what is known of one text."""
