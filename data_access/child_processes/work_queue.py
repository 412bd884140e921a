"""A queue with a bound before work that is expensive, and its results for all who ask for them."""

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future, wait
from threading import Lock, Semaphore, Thread
from typing import Generic, TypeVar

from data_access.child_processes.running import still_wanted
from data_access.store.callbacks import OnProgress
from data_access.store.problems import Problem

Result = TypeVar("Result")
FORGOTTEN = 10.0
"""Seconds after which a work that nobody asks about is given up, and a failure is no answer."""
FULL = "Máy chủ đang có quá nhiều việc chờ. Hãy đợi vài phút rồi thử lại."
_OFTEN = 0.2


class Job(Generic[Result]):
    """A piece of work: waiting for its turn, being done, or done."""

    def __init__(self, before: Callable[["Job[Result]"], int]) -> None:
        self._before = before
        self._future: Future[Result] = Future()
        self._asked = self._ended = time.monotonic()
        self.begun = self._given_up = False
        self.progress: tuple[str, int, int] = ("", 0, 0)

    @property
    def done(self) -> bool:
        """Tell whether there is a result, or what was raised in its place."""
        return self._future.done()

    @property
    def before(self) -> int:
        """How many pieces of work come before it; 0 once it has begun."""
        return 0 if self.begun else self._before(self)

    def asked(self) -> None:
        """Take note that somebody still wants the result."""
        self._asked = time.monotonic()

    def wait(self, on_wait: Callable[["Job[Result]"], None] = lambda job: None) -> Result:
        """Return the result, or raise what the work raised; `on_wait` is called meanwhile."""
        while not self.done:
            self.asked()
            on_wait(self)
            wait([self._future], _OFTEN)
        return self._future.result()

    def still_wanted(self) -> bool:
        """Tell whether somebody waits; once nobody did, who comes later has it done afresh."""
        self._given_up |= time.monotonic() - self._asked > FORGOTTEN
        return not self._given_up

    def work(self, function: Callable[[OnProgress], Result], *, to_the_end: bool) -> None:
        """Do the work, unless nobody wants the result; where not `to_the_end`, while somebody does.

        What it does in a child process is ended with it.
        """
        if not self.still_wanted():
            self._future.cancel()
            return
        self.begun = True
        if not to_the_end:
            still_wanted.set(self.still_wanted)
        try:
            self._future.set_result(function(self._report))
        except BaseException as error:
            self._future.set_exception(error)
            self._ended = time.monotonic()

    @property
    def outdated(self) -> bool:
        """Tell whether it is to be done afresh: it was given up, or failed some time ago."""
        if self._given_up or not self.done or self._future.exception() is None:
            return self._given_up
        return time.monotonic() - self._ended > FORGOTTEN

    def _report(self, what: str, done: int, of: int) -> None:
        self.progress = (what, done, of)


class WorkQueue:
    """Does `at_once` pieces of work at a time, in the order in which they were asked for.

    Not more than `waiting` stand in it. The last `kept` results stay for who asks for the same.
    What was begun is done `to_the_end`, or while somebody waits for it.
    """

    def __init__(
        self, *, at_once: int, waiting: int, kept: int = 0, to_the_end: bool = False
    ) -> None:
        self._turns = Semaphore(at_once)
        self._waiting, self._kept, self._to_the_end = waiting, kept, to_the_end
        self._lock = Lock()
        self._jobs: OrderedDict[Hashable, Job[object]] = OrderedDict()

    @property
    def unfinished(self) -> int:
        """How many pieces of work wait or are being done."""
        return sum(not each.done for each in tuple(self._jobs.values()))

    def ask(self, key: Hashable, function: Callable[[OnProgress], Result]) -> Job[Result]:
        """Return the work of this name, begun by whoever asked first; Problem in a full queue.

        What failed is done afresh for who asks some time later.
        """
        with self._lock:
            job = self._jobs.get(key)
            if job is None or job.outdated:
                if self.unfinished >= self._waiting:
                    raise Problem(FULL)
                job = self._jobs[key] = Job(self._before)
                work = Thread(target=self._do, args=(key, job, function), daemon=True)
                work.start()
            elif job.done:
                self._jobs.move_to_end(key)
            job.asked()
            return job  # type: ignore[return-value]  # a name stands for one kind of result

    def _do(
        self, key: Hashable, job: Job[object], function: Callable[[OnProgress], object]
    ) -> None:
        # A semaphore lets those who wait in by their order.
        with self._turns:
            job.work(function, to_the_end=self._to_the_end)
        with self._lock:
            done = [name for name, each in self._jobs.items() if each.done]
            for name in done[: max(0, len(done) - self._kept)]:
                del self._jobs[name]

    def _before(self, job: Job[object]) -> int:
        with self._lock:
            unfinished = [each for each in self._jobs.values() if not each.done]
        return unfinished.index(job) if job in unfinished else 0
