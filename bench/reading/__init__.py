"""What reading is measured by: accuracy, what was learned left out, speed and memory."""
