"""Outbound adapters, one folder or file per vendor; `base` is the protocol they all speak."""
