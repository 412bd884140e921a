"""Programs that run until they are stopped: started together, started again, ended together."""
# ruff: noqa: S603 (every command line that runs here was written here)

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from commands.launching.console import say
from commands.launching.environment import ROOT

MOST_ENDS, WITHIN = 5, 60.0
"""A program that ends by itself more often within so many seconds is not started again."""
CONNECTIONS = 65_536


@dataclass(slots=True)
class Program:
    """A program, what it is called to people, where it answers, and when it ended by itself."""

    name: str
    command: list[str]
    environment: Mapping[str, str]
    site: str
    ends: list[float] = field(default_factory=list)
    process: subprocess.Popen[bytes] = field(init=False)

    def start(self) -> None:
        """Start it in a session of its own: it hears of Ctrl-C from here alone."""
        self.process = subprocess.Popen(
            self.command, cwd=ROOT, env=self.environment, start_new_session=True
        )

    def restart(self) -> None:
        """Start it again after its end; SystemExit where it ends again and again."""
        status, now = self.process.returncode, time.monotonic()
        self.ends = [each for each in self.ends if now - each < WITHIN] + [now]
        if len(self.ends) > MOST_ENDS:
            sys.exit(f"{self.name} dừng liên tục (mã {status}): hãy xem nhật ký ở trên.")
        say(f"{self.name} đã dừng (mã {status}), đang mở lại.")
        if os.name != "nt":  # what it started may hold its port
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
        self.start()


@contextmanager
def running(programs: Sequence[Program]) -> Iterator[None]:
    """Start programs and end them with the block, whatever ends it."""
    # Each signal ends them in order; a shell that starts this in the background has turned Ctrl-C
    # off.
    for name in {"SIGINT", "SIGTERM", "SIGHUP"} & set(dir(signal)):
        signal.signal(getattr(signal, name), signal.default_int_handler)
    allow_connections()
    try:
        for program in programs:
            program.start()
        yield
    finally:
        stop(*(each.process for each in programs if hasattr(each, "process")))


def keep(programs: Sequence[Program]) -> int:
    """Stay with them: a single one's status when it ends, several are started again."""
    if len(programs) == 1:
        return programs[0].process.wait()
    while True:
        time.sleep(1)
        for program in programs:
            if program.process.poll() is not None:
                program.restart()


def stop(*processes: subprocess.Popen[bytes]) -> None:
    """Ask processes to end; kill those that have not after ten seconds."""
    for process in processes:
        if process.poll() is None:
            process.terminate()
    deadline = time.monotonic() + 10
    for process in processes:
        try:
            process.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


if sys.platform == "win32":

    def allow_connections() -> None:
        """Nothing: Windows sets no such limit."""
else:
    import resource

    def allow_connections() -> None:
        """Let what is started here have more connections than the usual 1,024."""
        usual, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = CONNECTIONS if most == resource.RLIM_INFINITY else min(CONNECTIONS, most)
        with suppress(OSError, ValueError):  # a system may allow less than it says
            resource.setrlimit(resource.RLIMIT_NOFILE, (max(usual, wanted), most))
