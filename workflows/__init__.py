"""What happens, in order. Deterministic: imports domain and temporalio only."""
