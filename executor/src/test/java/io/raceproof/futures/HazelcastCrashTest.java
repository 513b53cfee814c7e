package io.raceproof.futures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.core.HazelcastInstance;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two members share 1,000 tasks; one of them, a process, is killed half-way. */
@Timeout(120)
@PrTier("takes 15 seconds")
class HazelcastCrashTest {
    private static final int TASKS = 1_000;

    private HazelcastInstance survivor;
    private Process victim;

    @TempDir
    Path directory;

    @BeforeEach
    void start() throws Exception {
        String cluster = "crash-" + UUID.randomUUID();
        survivor = HazelcastMember.start(HazelcastMember.config(cluster, null));
        victim = HazelcastMember.fork(cluster, HazelcastMember.port(survivor));
        Probe.await("the second member", () -> {
            assertTrue(victim.isAlive(), "it could not start");
            return survivor.getCluster().getMembers().size() == 2
                    && survivor.getPartitionService().isClusterSafe();
        });
    }

    @AfterEach
    void stop() {
        victim.destroyForcibly();
        survivor.getLifecycleService().terminate();
    }

    /** The second half of the tasks waits for the kill. */
    private static int run(Probe probe, int i) throws Exception {
        probe.mark("ran", i);
        if (i >= TASKS / 2) {
            probe.mark("waits", ProcessHandle.current().pid());
            probe.awaitMark("killed");
        }
        return i;
    }

    /** Submits all, kills the member when it is half-way, and waits for all futures. */
    private List<Future<Integer>> runAndKill(PoolExecutor pool, Probe probe) throws Exception {
        List<Future<Integer>> futures = new ArrayList<>();
        for (int i = 0; i < TASKS; i++) {
            int number = i;
            futures.add(pool.submit(() -> run(probe, number)));
        }
        String pid = Long.toString(victim.pid());
        Probe.await("the victim to be half-way", () -> probe.details("waits").contains(pid));
        victim.destroyForcibly().waitFor();
        probe.mark("killed");
        DoneAndNotDone<Future<Integer>> ended = Futures.await(futures, ReturnWhen.ALL_COMPLETED, Tasks.LONG);
        assertEquals(Set.of(), ended.notDone(), "none hangs");
        return futures;
    }

    @Test
    void with_resubmission_all_tasks_complete_some_of_them_twice() throws Exception {
        Probe probe = Probe.in(directory);
        try (PoolExecutor pool =
                PoolExecutor.overRemote(survivor.getExecutorService("2-again"), Resubmission.times(3))) {
            List<Future<Integer>> futures = runAndKill(pool, probe);
            for (int i = 0; i < TASKS; i++) {
                assertEquals(i, futures.get(i).resultNow());
            }
        }
        List<String> executions = probe.details("ran");
        Set<String> distinct = new HashSet<>(executions);
        assertEquals(TASKS, distinct.size());
        int again = executions.size() - distinct.size();
        System.out.println("a member killed half-way, resubmission: " + TASKS + " of " + TASKS + " completed in "
                + executions.size() + " executions, " + again + " of them double");
        assertTrue(again >= 1, "what ran on the victim ran again");
    }

    @Test
    void without_it_the_lost_tasks_fail_with_a_clear_cause() throws Exception {
        Probe probe = Probe.in(directory);
        int lost = 0;
        try (PoolExecutor pool = PoolExecutor.overRemote(survivor.getExecutorService("2-once"))) {
            List<Future<Integer>> futures = runAndKill(pool, probe);
            for (int i = 0; i < TASKS; i++) {
                if (futures.get(i).exception().isPresent()) {
                    lost++;
                    Throwable failure = futures.get(i).exceptionNow();
                    assertInstanceOf(TaskLostException.class, failure);
                    String message = String.valueOf(failure.getMessage());
                    assertTrue(
                            message.startsWith("the task was sent once and did not come back: ")
                                    && message.contains("IndeterminateOperationState"),
                            message);
                } else {
                    assertEquals(i, futures.get(i).resultNow());
                }
            }
            assertEquals(2, pool.submit(() -> 2).result(), "the pool lives");
        }
        System.out.println("a member killed half-way, no resubmission: " + (TASKS - lost) + " of " + TASKS
                + " completed, " + lost + " lost");
        assertTrue(lost >= 1, "what ran on the victim is lost");
        assertEquals(
                new HashSet<>(probe.details("ran")).size(), probe.details("ran").size(), "nothing ran twice");
    }
}
