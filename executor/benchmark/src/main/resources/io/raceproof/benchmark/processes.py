"""CPython's ProcessPoolExecutor: prints workload, setting, unit, rate or cost, and value. Argument: how many round trips."""

import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor


def small():
    return 1


def length(data):
    return len(data)


def median(values):
    values = sorted(values)
    return values[len(values) // 2]


def timed(call, *arguments):
    start = time.perf_counter()
    call(*arguments)
    return time.perf_counter() - start


def resident_mebibytes(pid):
    with open(f"/proc/{pid}/status") as status:
        for line in status:
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024


def first_result():
    start = time.perf_counter()
    with ProcessPoolExecutor(1) as pool:
        pool.submit(small).result()
        return time.perf_counter() - start


def burst(pool, tasks):
    for future in [pool.submit(small) for _ in range(tasks)]:
        future.result()


def report(setting, unit, kind, value):
    print("process", setting, unit, kind, value, sep="\t")


def main():
    trips = int(sys.argv[1])
    data = bytes(1 << 20)
    with ProcessPoolExecutor(1) as pool:
        burst(pool, trips)
        report("round trip", "us", "cost", 1e6 * median(timed(lambda: pool.submit(small).result()) for _ in range(trips)))
        big = [timed(lambda: pool.submit(length, data).result()) for _ in range(trips // 20)]
        report("1 MiB", "us", "cost", 1e6 * median(big))
    with ProcessPoolExecutor(1) as pool:
        if os.path.exists("/proc/self/status"):
            report("memory", "MiB", "cost", resident_mebibytes(pool.submit(os.getpid).result()))
    with ProcessPoolExecutor(2) as pool:
        burst(pool, trips)
        report("rate 2w", "tasks/s", "rate", trips / timed(burst, pool, trips))
    report("start", "ms", "cost", 1e3 * median(first_result() for _ in range(5)))


if __name__ == "__main__":
    main()
