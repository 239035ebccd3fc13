"""When a trigger counts: the conditions that a frame puts on its words and on what fills its slots."""
