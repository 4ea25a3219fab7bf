"""What templates may ask for beside the values of boards. Knows files and words, and no debate."""
