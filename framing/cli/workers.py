"""``--jobs N``: worker processes that read and check articles; what they give comes in the order of the articles.

A worker sends its report as a pickle in which rules are names: both ends have the same rules, and matchers cannot be sent.
A worker has its next article before it is done with one, so that it need not wait until the parent has written a report.
Workers leave Ctrl-C to the parent, which stops them, and end by themselves when it is gone. What is kept at one time is at
most ``AHEAD`` reports a worker that wait for a slower one before them.
"""

from __future__ import annotations

import multiprocessing
import pickle
import signal
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from copyreg import dispatch_table
from io import BytesIO
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from framing.cli.articles import STDIN
from framing.cli.checking import alone
from framing.errors import FramingError, ReadError, UsageError
from framing.model import Rule

if TYPE_CHECKING:
    from framing.report import Report

AHEAD = 8
AT_ONCE = 2  #: articles that a worker has at a time, one of them waiting


class Checks(Protocol):
    """What checks articles by name, and knows the rules."""

    @property
    def rules(self) -> Sequence[Rule]:
        """Return all rules that a report may name."""

    def check(self, name: str) -> Report:
        """Return the report on one article. Raises ReadError."""


def together(
    names: Sequence[str | ReadError], checks: Checks, again: Callable[[], Checks], jobs: int
) -> Generator[Report | ReadError, None, None]:
    """Yield the same as ``alone``, in the same order, by so many workers.

    ``again`` makes what checks anew, where a process cannot be forked. Raises UsageError where a worker dies.
    """
    team = _Team(jobs, checks, again)
    own = {at for at, name in enumerate(names) if isinstance(name, ReadError) or name == STDIN}
    try:
        done: dict[int, Any] = {}
        for at in range(len(names)):
            while at not in own and at not in done:
                waiting = [n for n in range(team.reached, min(at + AHEAD * jobs, len(names))) if n not in own]
                done.update(team.go_on(names, waiting))
            yield next(alone([names[at]], checks.check)) if at in own else done.pop(at)
        team.end()
    finally:
        team.stop()


class _Worker(NamedTuple):
    process: Any  #: BaseProcess, whose type differs with how it starts
    pipe: Connection


class _Team:
    """Workers, each with a few articles at a time."""

    def __init__(self, jobs: int, checks: Checks, again: Callable[[], Checks]) -> None:
        self._rules = {rule.id: rule for rule in checks.rules}
        self._given: list[deque[int]] = [deque() for _ in range(jobs)]  #: by worker, its articles in their order
        self._workers: list[_Worker] = []
        self.reached = 0  #: articles below this one have been given out
        forks = "fork" in multiprocessing.get_all_start_methods() and sys.platform != "darwin"
        context: Any = multiprocessing.get_context("fork" if forks else "spawn")
        for _ in range(jobs):
            here, there = context.Pipe()
            inherited = [worker.pipe for worker in self._workers] + [here] if forks else []
            make = (lambda: checks) if forks else again
            process = context.Process(target=_work, args=(there, inherited, make), daemon=True)
            process.start()
            there.close()
            self._workers.append(_Worker(process, here))

    def go_on(self, names: Sequence[str | ReadError], waiting: Sequence[int]) -> Iterator[tuple[int, Report | ReadError]]:
        """Give articles to those who have room, wait for some to be done, and yield what came of them."""
        room = [n for given in range(AT_ONCE) for n, articles in enumerate(self._given) if len(articles) <= given]
        for number, at in zip(room, waiting, strict=False):
            self._given[number].append(at)
            self.reached = at + 1
            self._told(number, lambda pipe, at=at: pipe.send(names[at]))  # type: ignore[misc]
        ready = wait([worker.pipe for worker, articles in zip(self._workers, self._given, strict=True) if articles])
        for number, worker in enumerate(self._workers):
            if worker.pipe in ready:
                data = self._told(number, lambda pipe: pipe.recv_bytes())
                yield self._given[number].popleft(), _unpacked(data, self._rules)

    def _told(self, worker: int, say: Callable[[Any], Any]) -> Any:
        try:
            return say(self._workers[worker].pipe)
        except (EOFError, OSError):
            raise UsageError("a worker ended before its time (out of memory?); --jobs 1 goes without workers") from None

    def end(self) -> None:
        """Let the workers end by themselves."""
        for worker in self._workers:
            worker.pipe.close()
        for worker in self._workers:
            worker.process.join(timeout=5)

    def stop(self) -> None:
        """Stop whatever still runs."""
        for worker in self._workers:
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join()
            worker.pipe.close()


def _work(pipe: Connection, inherited: Sequence[Connection], make: Callable[[], Checks]) -> None:
    """Check what the pipe names until it is closed: what a worker does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for other in inherited:
        other.close()
    checks = make()
    try:
        while True:
            pipe.send_bytes(_packed(checks, pipe.recv()))
    except (EOFError, OSError):  # the parent is done, or gone
        return


def _packed(checks: Checks, name: str) -> bytes:
    try:
        return _pickled(checks.check(name))
    except ReadError as error:
        return _pickled((True, error.name, error.cause))
    except FramingError as error:
        return _pickled((False, name, str(error)))


def _pickled(value: Any) -> bytes:
    out = BytesIO()
    pickler = pickle.Pickler(out, protocol=pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = dispatch_table.copy()
    kinds: list[type[Rule]] = [Rule, *Rule.__subclasses__()]  # those of the cache too
    for kind in kinds:
        pickler.dispatch_table[kind] = lambda rule: (_named, (rule.id,))
    pickler.dump(value)
    return out.getvalue()


def _named(id_: str) -> Rule:
    """Stand for the rule of this id."""
    raise LookupError(id_)


class _Unpickler(pickle.Unpickler):
    """Reads what a worker of this very process sent; gives names of rules their rules."""

    def __init__(self, data: bytes, rules: Mapping[str, Rule]) -> None:
        super().__init__(BytesIO(data))
        self._rules = rules

    def find_class(self, module: str, name: str) -> Any:
        """Return what a name stands for."""
        return self._rules.__getitem__ if (module, name) == (__name__, "_named") else super().find_class(module, name)


def _unpacked(data: bytes, rules: Mapping[str, Rule]) -> Report | ReadError:
    value = _Unpickler(data, rules).load()
    if not isinstance(value, tuple):
        return value  # type: ignore[no-any-return]
    unread, name, cause = value
    if not unread:
        raise FramingError(cause)
    return ReadError(name, cause)
