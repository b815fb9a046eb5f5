"""Git, run as a program: a folder's past, its commits, and bringing them to others. It knows files, and no OKRs."""
