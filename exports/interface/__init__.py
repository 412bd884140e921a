"""What the command `facts` and the programming interface print."""
