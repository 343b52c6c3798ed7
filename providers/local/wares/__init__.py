"""Drawings of products that come without a photo."""
