"""One reader for each form that an article comes in; each imports its library when it is first called."""
