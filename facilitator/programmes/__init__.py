"""Programme packs: what a training organisation writes, read and checked."""

from facilitator.programmes.pack import ProgrammePack, read_pack, shipped_packs
from facilitator.programmes.pack_fields import PackProblem

__all__ = ["PackProblem", "ProgrammePack", "read_pack", "shipped_packs"]
