"""Run as a script: binds its life to the supervisor's, gives up root where told, becomes the given program.

    python -I -S guard.py <supervisor pid> <signal on its death> <uid:gid or -> <program> [argument …]

A script of its own, because code run between fork and exec in a process with threads can deadlock.
"""

import ctypes
import os
import sys

_PR_SET_PDEATHSIG = 1
_ORPHANED = 125


def main(supervisor: int, death_signal: int, owner: str, program: list[str]) -> None:
    if owner != "-":
        uid, gid = (int(number) for number in owner.split(":"))
        os.setgroups([])
        os.setgid(gid)
        os.setuid(uid)
    os.umask(0o077)
    # After the change of user, which clears it. Elsewhere than Linux there is no such thing; the next start
    # ends what a killed supervisor left behind.
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, death_signal, 0, 0, 0)
    if os.getppid() != supervisor:
        os._exit(_ORPHANED)
    os.execv(program[0], program)  # noqa: S606  becoming the program is the point


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3], sys.argv[4:])
