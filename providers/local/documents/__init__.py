"""Documents: pages with texts and pictures in given places."""
