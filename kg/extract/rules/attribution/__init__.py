"""Attribution: cues, sources and content of what is said, and the stance taken by it."""
