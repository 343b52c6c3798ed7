"""Photos clients send: measured, judged, cut out."""
