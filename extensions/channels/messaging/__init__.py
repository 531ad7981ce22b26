"""What all messaging apps have in common: checked, kept, answered in order, and sent until it arrives."""
