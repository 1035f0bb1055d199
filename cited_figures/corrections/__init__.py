"""What did a person put right, and how does it stay right?"""
