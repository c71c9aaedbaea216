"""Settings: how the window looks and speaks, who sits here, the workspace and its backups."""
