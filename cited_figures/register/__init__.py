"""Who are the sources? The bodies and persons behind the words that attribute, each once, with what it is."""
