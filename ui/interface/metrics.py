"""What the server tells a monitoring system about itself, in the form of Prometheus.

Each process counts for itself, and is asked at its own port on this machine: nobody else is told.
"""

from anyio import to_thread
from prometheus_client import CONTENT_TYPE_LATEST, Gauge, generate_latest
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from data_access.people import owner
from data_access.store import clock
from data_access.store.problems import Problem
from ui.access.notices import problem_details
from ui.frame.data import data
from ui.frame.waiting.queues import MAKING, READING

_VERSION = Gauge("dashboard_data_version", "Number of the latest change of the database")
_REPORT = Gauge("dashboard_newest_report_days", "Days since the newest report of a province")
_ANSWERS = Gauge("dashboard_database_answers", "1 where the database answers, 0 where not")
_UNFINISHED = Gauge("dashboard_queue_length", "Files being read or made, or waiting", ["queue"])
_QUEUES = {"reading": READING, "making": MAKING}


async def metrics(request: Request) -> Response:
    """Answer with all measures to a program on this machine; 403 to everybody else."""
    near = request.client is not None and owner.is_loopback(request.client.host)
    if not near or not owner.is_direct(request.headers):
        detail = "Chỉ chương trình trên chính máy chủ, hỏi thẳng cổng của tiến trình, mới đọc được."
        return problem_details(403, "Không được phép", detail)
    await to_thread.run_sync(_look)
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)


ROUTES = [Route("/metrics", metrics)]


def _look() -> None:
    """Bring what is measured only when it is asked for up to date; unknown is no number."""
    for name, queue in _QUEUES.items():
        _UNFINISHED.labels(name).set(queue.unfinished)
    try:
        programme = data().programme
    except Problem:
        _ANSWERS.set(0)
        return
    _ANSWERS.set(1)
    _VERSION.set(programme.version)
    received = [report.received_on for report in programme.reports if report.received_on]
    newest = (clock.today() - max(received)).days if received else float("nan")
    _REPORT.set(newest)
