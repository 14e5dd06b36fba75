"""Large editions made of simulated wars, to measure how the page of a long war opens and how it is published."""
