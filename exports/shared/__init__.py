"""What several formats share: archives, pictures, fonts, lettering and tables."""
