"""What can one ask for at the command line?"""
