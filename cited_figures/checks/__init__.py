"""Do the numbers that an article ties to one another add up?"""
