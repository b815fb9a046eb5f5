"""What the numbers mean: pure arithmetic over the model. A date is an argument; nothing is read, written or printed."""
