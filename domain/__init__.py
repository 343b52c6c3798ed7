"""The words of the trade: pure values and rules, without I/O, clock or environment."""
