"""What changed, by how much and how sure that is: plain Python, exact where it can be."""
