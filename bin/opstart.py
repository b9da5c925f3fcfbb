"""Make a checkout ready and hand over: find a Python, fill `.venv` from the hash-locked list, start the asked-for part.

Standard library only, and readable for Python 3.8: it must run before anything else is there.
"""

import fcntl
import glob
import hashlib
import os
import shutil
import subprocess
import sys

IS_RECENT = "import sys; sys.exit(sys.version_info < (3, 11))"
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, "bin", "python")
# verb: (list to install, module to run, arguments that come first)
DELEN = {
    "demo": ("run", "wijkwerk", ["demo"]),
    "wijkwerk": ("run", "wijkwerk", []),
    "test": ("test", "gereedschap.proeven", []),
    "bench": ("run", "gereedschap.meten", []),
}


class Mislukt(Exception):
    """Setting up cannot go on; the text says what the person can do."""


def lock_of(soort):
    return os.path.join(ROOT, "requirements", soort + ".txt")


def fingerprint(soort):
    with open(lock_of(soort), "rb") as bestand:
        return hashlib.sha256(bestand.read()).hexdigest()


def stamp_of(soort):
    return os.path.join(VENV, ".geinstalleerd-" + soort)


def is_ready(soort):
    """Tell whether `.venv` holds exactly the locked list, by its content and not by its date."""
    try:
        with open(stamp_of(soort)) as bestand:
            return os.path.exists(PYTHON) and bestand.read() == fingerprint(soort)
    except OSError:
        return False


def works(python, code):
    """Really run a candidate: a pyenv shim is on the PATH and still exits with 127."""
    try:
        return subprocess.run([python, "-c", code], capture_output=True, timeout=30, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def candidates():
    yield sys.executable
    for naam in ("python3.13", "python3.12", "python3.11", "python3.14", "python3"):
        yield shutil.which(naam)
    yield "/usr/bin/python3"
    yield from sorted(glob.glob(os.path.expanduser("~/.pyenv/versions/3.1[1-9]*/bin/python3")), reverse=True)


def find_python(uv):
    """Return a Python that is new enough and, when there is no uv, can make an environment by itself."""
    recent = []
    for kandidaat in candidates():
        if kandidaat and kandidaat not in recent and works(kandidaat, IS_RECENT):
            recent.append(kandidaat)
            if uv or works(kandidaat, "import venv, ensurepip"):
                return kandidaat
    if recent:
        raise Mislukt("Deze Python kan geen eigen omgeving maken. Dit helpt: apt-get install -y python3-venv")
    raise Mislukt("Python 3.11 of nieuwer is nodig. Dit helpt: apt-get install -y python3 python3-venv")


def run(opdracht):
    """Run a step quietly: what it says is shown only when it fails, and never on the output that others read."""
    uitkomst = subprocess.run(opdracht, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    if uitkomst.returncode:
        sys.stderr.write(uitkomst.stdout.decode("utf-8", "replace"))
        raise Mislukt("Klaarzetten is niet gelukt: " + " ".join(opdracht[:4]))


def make_venv(uv):
    if os.path.exists(PYTHON) and (uv or works(PYTHON, "import pip")):
        return
    python = find_python(uv)
    if uv:
        run([uv, "venv", "--quiet", "--clear", "--python", python, VENV])
    else:
        run([python, "-m", "venv", "--clear", VENV])


def install(soort, uv):
    vast = ["--quiet", "--require-hashes", "--only-binary", ":all:", "--requirement", lock_of(soort)]
    if uv:
        run([uv, "pip", "install", "--python", PYTHON] + vast)
    else:
        run([PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--no-input"] + vast)


def stamp(soort):
    """Write the mark whole or not at all, so that an interrupted set-up is done again."""
    tijdelijk = stamp_of(soort) + ".nieuw"
    with open(tijdelijk, "w") as bestand:
        bestand.write(fingerprint(soort))
    os.replace(tijdelijk, stamp_of(soort))


def prepare(soort):
    """Install the list when it is not there yet. Two starts at once wait for each other on a lock."""
    with open(os.path.abspath(__file__)) as slot:
        fcntl.flock(slot, fcntl.LOCK_EX)
        if is_ready(soort):
            return
        sys.stderr.write("Wijkwerk wordt klaargezet (alleen de eerste keer, minder dan een minuut) ...\n")
        uv = None if os.environ.get("NO_UV") else shutil.which("uv")
        make_venv(uv)
        install(soort, uv)
        stamp(soort)
        if soort == "test":
            stamp("run")


def environment():
    omgeving = dict(os.environ)
    omgeving.pop("PYTHONHOME", None)
    omgeving["PYTHONPATH"] = os.pathsep.join([os.path.join(ROOT, "src"), ROOT])
    # The folder a person happens to stand in must never supply modules.
    omgeving["PYTHONSAFEPATH"] = "1"
    omgeving.setdefault("WIJKWERK_STAND", "demo")
    if omgeving.get("WIJKWERK_DATA"):
        omgeving["WIJKWERK_DATA"] = os.path.abspath(omgeving["WIJKWERK_DATA"])
    return omgeving


def main(deel, *rest):
    soort, module, eerst = DELEN[deel]
    try:
        if not is_ready(soort):
            prepare(soort)
    except Mislukt as fout:
        sys.exit(str(fout))
    except KeyboardInterrupt:
        sys.exit(130)
    os.execve(PYTHON, [PYTHON, "-m", module] + eerst + list(rest), environment())


main(*sys.argv[1:])
