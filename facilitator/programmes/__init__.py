"""Programme packs: what a training organisation writes, read and checked."""
