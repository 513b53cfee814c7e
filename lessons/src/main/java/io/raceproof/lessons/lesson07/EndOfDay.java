package io.raceproof.lessons.lesson07;

import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.ThreadPoolExecutor;
import java.util.Queue;

/** How a pool is usually closed: by the end of a block, which waits. */
final class EndOfDay {
    private EndOfDay() {}

    static void write(Queue<String> book) {
        try (PoolExecutor pool = ThreadPoolExecutor.ofWorkers(2)) {
            pool.submit(() -> book.add("the last report"));
        }
    }
}
