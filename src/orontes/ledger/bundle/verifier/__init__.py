"""What `verify.py` in a bundle checks with: Python 3.9 or later, and nothing else."""
