"""What is asked of whom ("giao chỉ tiêu"): the country's need, shared among the provinces."""
