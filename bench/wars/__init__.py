"""Simulated wars with known truth, and how far the judging rooms find it. The simulator is ours: it proves no war."""
