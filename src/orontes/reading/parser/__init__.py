"""The network behind the parser, and the weights that `bench/train_parser.py` made for it."""
