"""Who stands in the slots of a frame: where they stand in the tree, and whom the words there mean."""
