"""Acts as event data has them: who did what to whom, in the codes that political scientists join by."""
