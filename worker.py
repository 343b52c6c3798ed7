"""Composition root of the worker: registers the workflows and the steps, and keeps the schedules."""

import asyncio
import signal
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import httpx2
from temporalio.client import (
    Client,
    Schedule,
    ScheduleActionStartWorkflow,
    ScheduleAlreadyRunningError,
    ScheduleIntervalSpec,
    ScheduleOverlapPolicy,
    SchedulePolicy,
    ScheduleSpec,
    ScheduleUpdate,
    ScheduleUpdateInput,
)
from temporalio.worker import UnsandboxedWorkflowRunner, Worker

from activities import keeping
from activities.bookkeeping import Books
from activities.delivery import Postman
from activities.gathering import Gatherer
from activities.labels import Labels
from activities.purchasing import Desk
from activities.upkeep import Caretaker
from activities.wakes import Wakes
from api.app import build_objects, connect
from api.dialects.agentmedia import translate as agentmedia
from api.dialects.aigateway import translate as aigateway
from api.edge.addresses import Permitted
from api.edge.fetcher import Fetcher
from api.edge.guard import guarded_client
from api.edge.links import Links
from domain.job import Job
from providers import registry
from settings import TASK_QUEUE, Settings
from store.database import Database
from workflows import attributes
from workflows.delivery import Delivery
from workflows.generation import Generation
from workflows.upkeep import COLLECT_EVERY, RECONCILE_EVERY, RENEW_EVERY, Collect, Reconcile, Renew

WORKFLOWS: Sequence[type] = (Generation, Delivery, Reconcile, Collect, Renew)

SCHEDULES = (
    ("reconcile", Reconcile, RECONCILE_EVERY),
    ("collect", Collect, COLLECT_EVERY),
    ("renew", Renew, RENEW_EVERY),
)

# What an upload needs at most; a shutdown waits for it rather than make another worker start over.
GRACE = timedelta(seconds=5)

# A dead worker's jobs are taken up by another after this; a live one begins each of its tasks much sooner.
STICKY = timedelta(seconds=5)


async def run(settings: Settings) -> None:
    """Work until SIGINT or SIGTERM."""
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    client = await _connect(settings)
    database = Database(settings.database_url)
    wakes = Wakes()
    permitted = Permitted.parse(settings.allowed_private_hosts)
    async with httpx2.AsyncClient(trust_env=False, timeout=15) as http, guarded_client(permitted) as callbacks:
        worker = Worker(
            client,
            task_queue=TASK_QUEUE,
            workflows=WORKFLOWS,
            activities=await _steps(settings, client, database, http, callbacks, wakes),
            workflow_runner=UnsandboxedWorkflowRunner(),
            interceptors=[Labels()],
            max_concurrent_activities=settings.worker_jobs_max,
            max_cached_workflows=settings.worker_jobs_max,
            # as many polls for new jobs as for those under way: a new one has a client waiting for its admission
            max_concurrent_workflow_task_polls=10,
            nonsticky_to_sticky_poll_ratio=0.5,
            sticky_queue_schedule_to_start_timeout=STICKY,
            graceful_shutdown_timeout=GRACE,
            max_heartbeat_throttle_interval=timedelta(seconds=2),
        )
        listening = asyncio.create_task(wakes.listen(database))
        async with worker:
            await _keep_schedules(client)
            settings.say_ready()
            await stop.wait()
        listening.cancel()
    await database.close()


async def _connect(settings: Settings) -> Client:
    client = await connect(settings)
    await attributes.register(client)
    return client


async def _steps(
    settings: Settings,
    client: Client,
    database: Database,
    http: httpx2.AsyncClient,
    callbacks: httpx2.AsyncClient,
    wakes: Wakes,
) -> list[Any]:
    renders, downloads = settings.scratch / "renders", settings.scratch / "downloads"
    renders.mkdir(parents=True, exist_ok=True)
    keeping.clear(downloads)
    objects = build_objects(settings)
    await objects.prepare()
    gatherer = Gatherer(Fetcher(callbacks).fetch, objects, database, downloads)
    providers = registry.build(renders, settings.simulator_url, http, gatherer.bring)
    links = Links(settings.api_url, settings.signing_key)
    books = Books(database, client)
    keeper = keeping.Keeper(providers, objects, database, downloads)
    desk = Desk(providers, database, wakes, keeper, links.report)
    renderers = {dialect.NAME: partial(_now, dialect.render_webhook, links) for dialect in (aigateway, agentmedia)}
    postman = Postman(database, settings.keys, callbacks, renderers)
    caretaker = Caretaker(database, objects, client, books, providers, TASK_QUEUE)
    return [
        books.admit,
        books.take_place,
        books.settle,
        gatherer.gather,
        desk.submit,
        desk.wait,
        desk.cancel_upstream,
        keeper.keep,
        postman.send,
        caretaker.reconcile,
        caretaker.collect,
        caretaker.renew,
    ]


def _now(render: Any, links: Links, job: Job) -> dict[str, Any]:
    message: dict[str, Any] = render(job, links, datetime.now(UTC))
    return message


async def _keep_schedules(client: Client) -> None:
    """Make each schedule what it is now, also one that an earlier version made; a paused one stays paused."""
    for name, workflow, every in SCHEDULES:
        schedule = Schedule(
            action=ScheduleActionStartWorkflow(workflow.run, id=name, task_queue=TASK_QUEUE),
            spec=ScheduleSpec(intervals=[ScheduleIntervalSpec(every=every)]),
            policy=SchedulePolicy(overlap=ScheduleOverlapPolicy.SKIP),
        )
        try:
            await client.create_schedule(name, schedule)
        except ScheduleAlreadyRunningError:
            await client.get_schedule_handle(name).update(partial(_as_it_is_now, schedule))


def _as_it_is_now(schedule: Schedule, found: ScheduleUpdateInput) -> ScheduleUpdate:
    return ScheduleUpdate(replace(schedule, state=found.description.schedule.state))
