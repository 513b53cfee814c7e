package io.raceproof.stress.harness.parked;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.raceproof.stress.process.ChildJvm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A waiter that was seen asleep wakes, at every place where the executor parks a thread, with both of its parkers. */
class ParkedWaiterTest {

    @ParameterizedTest
    @ValueSource(strings = {"thread", "monitor"})
    void every_parked_thread_is_woken(String parker) throws InterruptedException {
        ChildJvm.Exit exit = new ChildJvm(ParkedMain.class.getName(), Path.of("target", "harness", "parked-" + parker))
                .shortLived()
                .flags("-Dio.raceproof.futures.parker=" + parker)
                .limit(Duration.ofMinutes(5))
                .run();
        String output = exit.tail(100);
        assertEquals(0, exit.exitCode(), output);
        assertEquals(
                Places.all().size(),
                output.lines().filter(line -> line.endsWith(": woken")).count(),
                output);
    }

    @Test
    void a_thread_that_is_not_woken_is_found_out() throws Exception {
        Sleeper forgotten = Sleeper.in(LockSupport::park, () -> {});
        boolean woken = new Sleeper(
                        forgotten.thread(),
                        forgotten.wake(),
                        limit -> forgotten.woken().within(Duration.ofMillis(50)))
                .complaint()
                .isEmpty();
        LockSupport.unpark(forgotten.thread());
        assertFalse(woken);
    }
}
