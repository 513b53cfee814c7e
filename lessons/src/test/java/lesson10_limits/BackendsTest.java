package lesson10_limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import lesson10_limits.Backends.Outcome;
import lesson10_limits.Backends.Service;
import org.junit.jupiter.api.Test;

/** The database and the web service of lesson 10, and what the text says of a semaphore. */
class BackendsTest {
    /** Long enough on any machine: what is refused is not refused for lack of time. */
    private static final int PATIENT = 60_000;

    @Test
    void a_database_serves_whoever_waits_long_enough() throws Exception {
        try (Service database = new Backends.Database(PATIENT)) {
            assertEquals(Collections.nCopies(40, Outcome.OK), all(database, 40));
        }
    }

    @Test
    void a_web_service_serves_or_refuses_at_once() throws Exception {
        try (Service api = new Backends.WebApi(PATIENT)) {
            assertEquals(Outcome.OK, api.request());
            List<Outcome> outcomes = all(api, 60);
            assertEquals(60, outcomes.size());
            assertTrue(outcomes.contains(Outcome.OK), outcomes.toString());
            assertFalse(outcomes.contains(Outcome.TIMED_OUT), outcomes.toString());
        }
    }

    private static List<Outcome> all(Service service, int count) throws InterruptedException {
        List<Outcome> outcomes = Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = IntStream.range(0, count)
                .mapToObj(i -> new Thread(() -> {
                    try {
                        outcomes.add(service.request());
                    } catch (Exception e) {
                        throw new IllegalStateException(e); // then one is missing
                    }
                }))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        return outcomes;
    }

    @Test
    void a_release_too_many_makes_one_more_permit() {
        Semaphore permits = new Semaphore(10);
        permits.release();
        assertEquals(11, permits.availablePermits());
    }
}
