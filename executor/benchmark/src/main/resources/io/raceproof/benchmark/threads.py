"""CPython's ThreadPoolExecutor: prints workload, setting, unit, rate or cost, and value. Arguments: names of workloads."""

import sys
import time
from concurrent.futures import ThreadPoolExecutor

TASKS = 10_000


def empty():
    return 1


def burst(workers):
    with ThreadPoolExecutor(workers) as pool:
        for _ in range(2):  # the first warms up
            start = time.perf_counter()
            for future in [pool.submit(empty) for _ in range(TASKS)]:
                future.result()
            elapsed = time.perf_counter() - start
    return "ops/ms", "rate", TASKS / elapsed / 1e3


def pingpong(workers):
    with ThreadPoolExecutor(workers) as pool:
        for _ in range(2):
            start = time.perf_counter()
            for _ in range(TASKS):
                pool.submit(empty).result()
            elapsed = time.perf_counter() - start
    return "ops/ms", "rate", TASKS / elapsed / 1e3


def startup(workers):
    times = []
    for _ in range(200):
        start = time.perf_counter()
        with ThreadPoolExecutor(workers) as pool:
            pool.submit(empty).result()
            times.append(time.perf_counter() - start)
    return "us/op", "cost", sorted(times)[len(times) // 2] * 1e6


for workload in burst, pingpong, startup:
    if workload.__name__ in sys.argv[1:]:
        for workers in 1, 8:
            print(workload.__name__, f"{workers}w", *workload(workers), sep="\t")
