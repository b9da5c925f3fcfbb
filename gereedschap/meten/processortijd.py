"""CPU time of a process with all its descendants, from /proc."""

import os
from collections import defaultdict
from pathlib import Path

TIK = os.sysconf("SC_CLK_TCK")


def of_tree(pid: int) -> float:
    """Return the seconds of CPU that process `pid` and its descendants have used, ended ones included."""
    eigen, kinderen = _read()
    rij, som = [pid], 0.0
    while rij:
        proces = rij.pop()
        som += eigen.get(proces, 0.0)
        rij += kinderen[proces]
    return som


def _read() -> tuple[dict[int, float], dict[int, list[int]]]:
    eigen: dict[int, float] = {}
    kinderen: dict[int, list[int]] = defaultdict(list)
    for map_ in Path("/proc").iterdir():
        if not map_.name.isdigit():
            continue
        try:
            # The name of a program may hold spaces and brackets; the fields start after the last one.
            velden = (map_ / "stat").read_text().rpartition(")")[2].split()
            eigen[int(map_.name)] = _living(map_, velden) + (int(velden[13]) + int(velden[14])) / TIK
        except OSError:
            continue
        kinderen[int(velden[1])].append(int(map_.name))
    return eigen, kinderen


def _living(map_: Path, velden: list[str]) -> float:
    """Return the time of what lives now: to the nanosecond where the kernel counts so per thread, else in ticks."""
    tikken = (int(velden[11]) + int(velden[12])) / TIK
    precies = sum(int(draad.read_text().split()[0]) for draad in map_.glob("task/*/schedstat")) / 1e9
    return max(tikken, precies)
