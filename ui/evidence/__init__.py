"""The Evidence page: what changed, how sure that is, and the files to share."""
