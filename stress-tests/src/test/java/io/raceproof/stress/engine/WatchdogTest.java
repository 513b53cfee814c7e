package io.raceproof.stress.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.raceproof.stress.PrTier;
import io.raceproof.stress.jcstress.Budget;
import io.raceproof.stress.jcstress.Jcstress;
import io.raceproof.stress.samples.Counters;
import io.raceproof.stress.samples.Throwing;
import io.raceproof.stress.samples.Trouble;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** A test that never ends, with jcstress itself. */
@PrTier("it takes a quarter of a minute")
@Isolated("it looks for jcstress JVMs that were left behind")
class WatchdogTest {
    @TempDir
    private Path directory;

    private List<Event> failures(Class<?>... tests) {
        EngineTestKit.Builder builder = EngineTestKit.engine(JcstressTestEngine.ID)
                .configurationParameter("raceproof.tier", "smoke")
                .configurationParameter("raceproof.time", "1h")
                .configurationParameter("raceproof.hang", "10m") // a stuck actor is seen long before, by what it does
                .configurationParameter("raceproof.directory", directory.toString());
        for (Class<?> test : tests) {
            builder.selectors(selectClass(test));
        }
        return builder.execute().testEvents().failed().list();
    }

    private static Throwable thrown(Event end) {
        return end.getRequiredPayload(TestExecutionResult.class).getThrowable().orElseThrow();
    }

    @Test
    void an_actor_that_never_ends_is_named_and_leaves_no_jvm_and_without_a_control_the_machine_may_be_at_fault() {
        Throwable thrown = thrown(failures(Trouble.Hanging.class).get(0));
        assertInstanceOf(ToolTroubleException.class, thrown);
        String message = String.valueOf(thrown.getMessage());
        assertTrue(message.contains("actor right() does not end: it runs at"), message);
        assertTrue(message.contains("no control has ended beside it"), message);
        assertEquals(
                0,
                ProcessHandle.current()
                        .descendants()
                        .filter(process -> process.info()
                                .commandLine()
                                .filter(line -> line.contains("jcstress"))
                                .isPresent())
                        .count());
    }

    @Test
    void an_actor_that_never_ends_beside_a_control_that_does_is_broken_with_a_thread_dump() {
        List<Event> ends = failures(Throwing.Waiting.class, Throwing.Spinning.class);
        assertEquals(2, ends.size());
        for (Event end : ends) {
            Throwable thrown = thrown(end);
            assertInstanceOf(AssertionError.class, thrown);
            String message = String.valueOf(thrown.getMessage());
            assertTrue(message.contains("BROKEN, actor right() does not end: it "), message);
            assertTrue(message.contains("while its control has ended"), message);
            assertTrue(message.contains("    at " + Throwing.class.getName()), message);
        }
    }

    /** Killed as soon as one JVM of many has ended, whatever time that takes. */
    @Test
    void a_session_that_is_killed_leaves_what_had_finished() throws Exception {
        Budget budget = Budget.SMOKE.withForks(200);
        Path files = directory.resolve("killed");
        Thread session = new Thread(() -> {
            try {
                Jcstress.run(List.of(Counters.Racy.class.getName()), budget, Duration.ofMinutes(10), files);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        session.start();
        while (Jcstress.finished(files) == 0 && session.isAlive()) {
            Thread.sleep(100); // between two looks
        }
        session.interrupt();
        session.join();
        int finished = Jcstress.finished(files);
        assertTrue(finished > 0 && finished < 400, finished + " of 400 JVMs had finished");
    }
}
