"""Work in a process of its own, which its limits end from outside; a queue before it."""

from data_access.child_processes.limits import Limits as Limits
from data_access.child_processes.running import run as run
from data_access.child_processes.work_queue import FULL as FULL
from data_access.child_processes.work_queue import Job as Job
from data_access.child_processes.work_queue import WorkQueue as WorkQueue
