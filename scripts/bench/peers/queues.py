"""Python: threads and queue.Queue; for one thread asyncio.Queue. It hands over references, except for W7's bytes.

python3 queues.py W2 100000
"""

import asyncio
import json
import queue
import sys
import threading
import time

WORKLOAD, MESSAGES = sys.argv[1], int(sys.argv[2])
WARM = MESSAGES
TOTAL = MESSAGES + WARM
PAYLOAD = "x" * 32
PAYLOAD_BYTES = 64 * 1024
RING = 20


class Meter:
    """Counts what arrives: one and its own number for each. The first half is a warm-up."""

    def __init__(self):
        self.count = 0
        self.sum = 0
        self.begun = 0.0

    def take(self, seq):
        """Returns True when all have arrived."""
        self.count += 1
        self.sum += seq
        if self.count == WARM:
            self.begun = time.perf_counter()
        return self.count == TOTAL

    def take_token(self, seq):
        """The same for the first actor of a ring, which sees the token every 20 hops."""
        self.count += 1
        self.sum += seq
        if seq == WARM:
            self.begun = time.perf_counter()
        return seq == TOTAL

    def tell(self):
        rate = MESSAGES / (time.perf_counter() - self.begun)
        print(json.dumps({"perSecond": rate, "sum": self.sum + self.count}), flush=True)


def start(role, *args):
    threading.Thread(target=role, args=args, daemon=True).start()


def produce(out):
    for seq in range(TOTAL):
        out.put({"seq": seq, "payload": PAYLOAD})


def stage(into, out):
    while True:
        out.put(into.get())


def consume(into):
    meter = Meter()
    while not meter.take(into.get()["seq"]):
        pass
    meter.tell()


def round_trips():
    there, back = queue.Queue(1024), queue.Queue(1024)
    start(stage, there, back)
    meter = Meter()
    for seq in range(TOTAL):
        there.put({"seq": seq, "payload": PAYLOAD})
        meter.take(back.get()["seq"])
    meter.tell()


def pipeline(stages):
    queues = [queue.Queue(1024) for _ in range(stages + 1)]
    start(produce, queues[0])
    for i in range(stages):
        start(stage, queues[i], queues[i + 1])
    consume(queues[-1])


def competing_consumers():
    first, second = queue.Queue(1024), queue.Queue(1024)
    start(produce, first)
    for _ in range(4):
        start(stage, first, second)
    consume(second)


def ring():
    queues = [queue.Queue(1024) for _ in range(RING)]

    def hop(i):
        while True:
            message = queues[i].get()
            queues[(i + 1) % RING].put({"seq": message["seq"] + 1, "payload": message["payload"]})

    for i in range(1, RING):
        start(hop, i)
    meter = Meter()
    queues[1].put({"seq": 1, "payload": PAYLOAD})
    message = queues[0].get()
    while not meter.take_token(message["seq"]):
        queues[1].put({"seq": message["seq"] + 1, "payload": message["payload"]})
        message = queues[0].get()
    meter.tell()


def big_payloads():
    first = queue.Queue(64)

    def produce_bytes():
        content = bytearray(b"\7" * PAYLOAD_BYTES)
        for seq in range(TOTAL):
            content[0] = seq & 255
            content[-1] = seq >> 8 & 255
            first.put({"seq": seq, "payload": bytes(content)})

    start(produce_bytes)
    meter = Meter()
    message = first.get()
    while not meter.take(message["seq"] + message["payload"][0] + message["payload"][-1]):
        message = first.get()
    meter.tell()


async def one_thread():
    first = asyncio.Queue(1024)

    async def produce_here():
        for seq in range(TOTAL):
            await first.put({"seq": seq, "payload": PAYLOAD})

    producer = asyncio.create_task(produce_here())
    meter = Meter()
    while not meter.take((await first.get())["seq"]):
        pass
    meter.tell()
    await producer


async def ring_on_one_thread():
    queues = [asyncio.Queue(1024) for _ in range(RING)]

    async def hop(i):
        while True:
            message = await queues[i].get()
            await queues[(i + 1) % RING].put({"seq": message["seq"] + 1, "payload": message["payload"]})

    hops = [asyncio.create_task(hop(i)) for i in range(1, RING)]
    meter = Meter()
    await queues[1].put({"seq": 1, "payload": PAYLOAD})
    message = await queues[0].get()
    while not meter.take_token(message["seq"]):
        await queues[1].put({"seq": message["seq"] + 1, "payload": message["payload"]})
        message = await queues[0].get()
    meter.tell()
    for task in hops:
        task.cancel()


if WORKLOAD == "W1":
    round_trips()
elif WORKLOAD == "W2":
    pipeline(0)
elif WORKLOAD == "W3":
    pipeline(2)
elif WORKLOAD == "W4":
    competing_consumers()
elif WORKLOAD == "W5":
    ring()
elif WORKLOAD == "W5s":
    asyncio.run(ring_on_one_thread())
elif WORKLOAD == "W6":
    asyncio.run(one_thread())
else:
    big_payloads()
