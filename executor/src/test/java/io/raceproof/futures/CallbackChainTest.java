package io.raceproof.futures;

import static io.raceproof.futures.ChildPrograms.assertExits;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A long chain of callbacks in a JVM of its own, in which nothing was logged before: it breaks nothing for later. */
class CallbackChainTest {
    @Test
    void a_long_chain_of_callbacks_breaks_neither_logging_nor_a_worker(@TempDir Path directory) throws Exception {
        Probe probe = Probe.in(directory);
        try (ChildPrograms programs = new ChildPrograms(Program.class, directory)) {
            assertExits(0, programs.start("deep"));
            assertEquals(List.of("" + Program.LINKS), probe.details("completed"));
            assertEquals(List.of("" + Program.LATER), probe.details("logged"), programs.output());
            assertEquals(1, probe.count("worker lives"));
        }
    }

    /** The program: each link completes the next. */
    static final class Program {
        private static final int LATER = 3;
        private static final int LINKS = 5_000;

        private Program() {}

        public static void main(String[] arguments) throws Exception {
            Probe probe = Probe.in(Path.of(arguments[1]));
            try (PoolExecutor pool = ThreadPoolExecutor.ofWorkers(1)) {
                probe.mark(
                        "completed", chain(pool).stream().filter(Future::isDone).count());
                try (LogCapture log = LogCapture.start()) {
                    for (int i = 0; i < LATER; i++) {
                        pool.submit(() -> 1).whenDone(f -> Tasks.failWith("later"));
                    }
                    pool.submit(() -> probe.mark("worker lives")).result();
                    probe.mark("logged", log.thrown().size());
                }
            }
        }

        /** Each completes the next, and the last one a latch; returns when none of them goes on. */
        private static List<Future<Integer>> chain(PoolExecutor pool) throws Exception {
            List<Future<Integer>> chain = new ArrayList<>();
            CountDownLatch linked = new CountDownLatch(1);
            Future<Integer> first = pool.submit(() -> {
                linked.await();
                return 1;
            });
            Future<Integer> last = first;
            for (int i = 0; i < LINKS; i++) {
                Promise<Integer> next = new Promise<>();
                last.whenDone(f -> next.complete(1));
                last = next.future();
                chain.add(last);
            }
            linked.countDown();
            pool.submit(() -> {}).result(); // the only worker is done with the chain
            return chain;
        }
    }
}
