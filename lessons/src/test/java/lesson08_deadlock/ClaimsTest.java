package lesson08_deadlock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.ShutdownMode;
import io.raceproof.futures.ThreadPoolExecutor;
import io.raceproof.lessons.LessonText;
import io.raceproof.lessons.PrTier;
import io.raceproof.lessons.kit.Quiescence;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import javax.management.ObjectName;
import lesson08_deadlock.Bank.Branch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the text of lesson 8 claims, run. The code and its verdicts are the demonstration's and the proof's matter. */
class ClaimsTest {
    private static LessonText text;

    @BeforeAll
    static void read() throws Exception {
        text = LessonText.of("lesson08_deadlock");
    }

    @Test
    void two_threads_in_step_get_nowhere() throws Exception {
        int transfers = LockStep.transfersIn(1_000);
        assertTrue(text.says(transfers + " transfers in 1,000 attempts each"), transfers + " transfers");
    }

    @Test
    void the_jvm_names_those_who_wait_for_each_others_locks() throws Exception {
        ReentrantLock[] locks = {new ReentrantLock(), new ReentrantLock()};
        CyclicBarrier bothHoldOne = new CyclicBarrier(2);
        List<Thread> customers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            int own = i;
            Thread customer = new Thread(
                    () -> {
                        try {
                            hold(locks[own], bothHoldOne, locks[1 - own]);
                        } catch (Exception interrupted) {
                            // ends it
                        }
                    },
                    "customer " + (i + 1));
            customer.setDaemon(true);
            customer.start();
            customers.add(customer);
        }
        try {
            for (Thread customer : customers) {
                awaitWaiting(customer, locks);
            }
            String printed = String.join("\n", Detection.deadlocks()) + "\n";
            assertTrue(text.blocks("text").contains(printed), printed);
            assertTrue(threadDump().contains("Found one Java-level deadlock"), "jstack does not name it");
        } finally {
            customers.forEach(Thread::interrupt);
        }
        for (Thread customer : customers) {
            assertTrue(Quiescence.join(customer));
        }
    }

    private static void hold(ReentrantLock first, CyclicBarrier both, ReentrantLock second) throws Exception {
        first.lockInterruptibly();
        try {
            both.await();
            second.lockInterruptibly();
            second.unlock();
        } finally {
            first.unlock();
        }
    }

    private static void awaitWaiting(Thread customer, ReentrantLock[] locks) throws InterruptedException {
        assertTrue(Quiescence.await(millis -> {
            customer.join(millis);
            return locks[0].hasQueuedThread(customer) || locks[1].hasQueuedThread(customer);
        }));
    }

    /** What jstack prints, of this JVM. */
    private static String threadDump() throws Exception {
        return (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "threadPrint",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
    }

    /** A hangs over B over C over D; the names of the text. */
    @Test
    @PrTier("it looks until nothing moves")
    void the_jvm_does_not_see_workers_that_wait_for_a_task_of_their_own_pool() throws Exception {
        FutureTask<Void> claim = new FutureTask<>(() -> {
            starves();
            return null;
        });
        new Thread(new ThreadGroup("claim"), claim).start(); // no others of this JVM are waited for
        claim.get();
    }

    private static void starves() throws Exception {
        Branch a = Branch.of(1, Branch.of(2, Branch.of(3, Branch.of(4))));
        PoolExecutor pool =
                ThreadPoolExecutor.builder().workers(2).namePrefix("starved").build();
        AtomicReference<Throwable> ended = new AtomicReference<>();
        Thread caller = new Thread(() -> {
            try {
                new WaitingCount().total(pool, a);
            } catch (CompletionException | java.util.concurrent.CancellationException e) {
                ended.set(e);
            }
        });
        caller.setDaemon(true);
        caller.start();
        assertTrue(!Quiescence.join(caller), "four branches, one below the other, and two workers: it ended");
        assertEquals(List.of(), Detection.deadlocks());
        String dump = threadDump();
        assertTrue(!dump.contains("Java-level deadlock"), dump);
        for (String worker : List.of("\"starved_0\"", "\"starved_1\"")) {
            String stack = dump.substring(dump.indexOf(worker)).split("\n\n", 2)[0];
            assertTrue(stack.contains("Future.join("), stack);
        }
        pool.shutdown(ShutdownMode.CANCEL_PENDING); // D: so the others can be told that it will not come
        assertTrue(Quiescence.join(caller));
        assertTrue(ended.get() != null);
    }

    @Test
    @PrTier("runs CPython")
    void the_python_program_moves_money_and_would_not_without_the_special_case() throws Exception {
        assumeTrue(LessonText.hasPython(), "there is no python3");
        String program = text.blocks("python").get(0);
        assertEquals(
                List.of("True False True [30, 170, 100]"),
                LessonText.run(
                        program + "\nprint(transfer(0, 1, 70), transfer(0, 1, 70), transfer(1, 1, 100), balances)\n"));
        assertEquals(
                List.of("False"),
                LessonText.run(
                        "import threading\nl = threading.Lock()\nl.acquire()\nprint(l.acquire(timeout=0.01))\n"));
    }

    @Test
    void a_java_lock_may_be_taken_twice() {
        assertTrue(new OrderedLocks().transfer(1, 1, 100));
        assertTrue(new BackingOff().transfer(1, 1, 100));
    }
}
