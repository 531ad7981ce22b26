"""What the Makefile runs: training, starting and checking the assistant."""
