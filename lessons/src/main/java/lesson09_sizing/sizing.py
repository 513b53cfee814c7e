"""How much more is done with more workers: threads and processes, computing and waiting. Prints a line of JSON for each."""

import json
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def scale(picture):
    return sum(n * n % 7 for n in range(picture))


def scaled(pool_class, workers, pictures):
    with pool_class(workers) as pool:
        return list(pool.map(scale, pictures))


def download(seconds):
    time.sleep(seconds)


def rate(pool_class, workers, task, argument, tasks):
    """Tasks in a second; the workers are started before, so that this is not what is measured."""
    with pool_class(workers) as pool:
        list(pool.map(download, [0.01] * workers))
        start = time.perf_counter()
        list(pool.map(task, [argument] * tasks))
        return tasks / (time.perf_counter() - start)


def main(processors, rounds):
    enabled = getattr(sys, "_is_gil_enabled", lambda: True)()
    print(json.dumps({
        "version": sys.version.split()[0], "gil": enabled, "default": ThreadPoolExecutor()._max_workers,
        "processors": os.cpu_count()}))
    for _ in range(rounds):
        for kind, pool_class in (("threads", ThreadPoolExecutor), ("processes", ProcessPoolExecutor)):
            for workers in sorted({1, processors}):
                computing = rate(pool_class, workers, scale, 40_000, 16 * processors)
                print(json.dumps({"pool": kind, "job": "computing", "workers": workers, "rate": computing}))
        for workers in (1, 4):
            waiting = rate(ThreadPoolExecutor, workers, download, 0.02, 3 * workers)
            print(json.dumps({"pool": "threads", "job": "waiting", "workers": workers, "rate": waiting}))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
