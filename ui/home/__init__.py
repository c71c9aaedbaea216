"""Home: what comes next, who you are today, and the sessions there are."""
