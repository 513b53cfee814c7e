package io.raceproof.lessons.grading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.raceproof.lessons.PrTier;
import io.raceproof.lessons.lab.Check;
import io.raceproof.lessons.lab.Lab;
import io.raceproof.stress.process.ChildJvm;
import io.raceproof.stress.process.JvmSettings;
import io.raceproof.stress.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * However the JVM of a contract ends, there is a verdict with a sentence that is true. The contracts here do in a check what
 * a learner's code may do.
 */
@PrTier("starts a JVM for each way")
@Order(2)
class WaysToEndTest {
    private static final Duration LIMIT = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    Path directory;

    private StepResult run(Class<? extends Lab> contract, Duration limit, Duration patience) throws Exception {
        StepResult result = ContractRun.run(
                contract.getName(),
                Object.class.getName(),
                false,
                JvmSettings.SAME,
                limit,
                patience,
                directory.resolve("contract"));
        if (!result.passed()) {
            assertFalse(result.details().isEmpty(), result::toString);
            assertFalse(result.details().get(0).isBlank(), result::toString);
        }
        return result;
    }

    private static void assertSays(Verdict verdict, String sentence, StepResult result) {
        assertEquals(verdict, result.verdict(), result::toString);
        assertTrue(result.toString().contains(sentence), result::toString);
    }

    /** A contract with one check. */
    abstract static class Sample extends Lab {
        Sample(Check.Body body) {
            check("the sample's claim", body);
        }
    }

    // ---- ways that need a JVM each

    enum Way {
        EXIT(Exits.class, Verdict.BROKEN, "your code ended the JVM, with exit status 7"),
        MEMORY(FillsTheMemory.class, Verdict.BROKEN, "your code used up the memory"),
        LOOP(Loops.class, Verdict.BROKEN, "did not end within 1 seconds of processor time"),
        DEADLOCK(Waits.class, Verdict.BROKEN, "for 1 seconds every thread waited"),
        POLL(Polls.class, Verdict.INCONCLUSIVE, "a loop that asks again and again"),
        THREAD(LeavesThreads.class, Verdict.HELD, "1 check"),
        CONTRACT(HasNoChecks.class, Verdict.ENVIRONMENT, "this contract is unusable");

        final Class<? extends Lab> contract;
        final Verdict verdict;
        final String sentence;

        Way(Class<? extends Lab> contract, Verdict verdict, String sentence) {
            this.contract = contract;
            this.verdict = verdict;
            this.sentence = sentence;
        }
    }

    @ParameterizedTest
    @EnumSource
    void each_way_to_end_has_its_verdict_and_its_sentence(Way way) throws Exception {
        // to fill the memory takes the collector more processor time, the busier the machine is
        Duration limit = way == Way.MEMORY ? Duration.ofMinutes(1) : LIMIT;
        assertSays(way.verdict, way.sentence, run(way.contract, limit, PATIENCE));
    }

    /** Not {@code halt}, which looks the same from outside. */
    public static final class Exits extends Sample {
        public Exits() {
            super(Exits::body);
        }

        static void body() {
            System.exit(7);
        }
    }

    /** Keeps it full, and a thread that does not end besides. */
    public static final class FillsTheMemory extends Sample {
        private static final List<Object> KEPT = new ArrayList<>();

        public FillsTheMemory() {
            super(FillsTheMemory::body);
        }

        static void body() {
            new Thread(Waits::forEver).start();
            while (true) {
                KEPT.add(new byte[1 << 20]);
            }
        }
    }

    public static final class Loops extends Sample {
        public Loops() {
            super(Loops::body);
        }

        static void body() {
            while (true) {
                Thread.onSpinWait();
            }
        }
    }

    public static final class Waits extends Sample {
        public Waits() {
            super(Waits::body);
        }

        static void body() {
            forEver();
        }

        static void forEver() {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Works a little between two waits: it neither stands still nor uses much processor time. */
    public static final class Polls extends Sample {
        public Polls() {
            super(Polls::body);
        }

        static void body() throws Exception {
            while (true) {
                long busyUntil = System.nanoTime() + 6_000_000;
                while (System.nanoTime() < busyUntil) {
                    Thread.onSpinWait();
                }
                Thread.sleep(40);
            }
        }
    }

    public static final class LeavesThreads extends Sample {
        public LeavesThreads() {
            super(LeavesThreads::body);
        }

        static void body() {
            new Thread(Waits::forEver).start();
            new Thread(() -> Loops.body()).start();
        }
    }

    public static final class HasNoChecks extends Lab {
        public HasNoChecks() {
            throw new IllegalStateException("this contract is unusable");
        }
    }

    // ---- signals

    private static Process shell(String script) throws IOException {
        return new ProcessBuilder(
                        "sh",
                        "-c",
                        script.replace("PID", "" + ProcessHandle.current().pid()))
                .start();
    }

    /** The thread reads, which looks like running, until the shell is done. */
    private static void awaitEnd(Process shell) throws IOException {
        shell.getInputStream().readAllBytes();
    }

    public static final class IsStopped extends Sample {
        public IsStopped() {
            super(IsStopped::body);
        }

        static void body() throws Exception {
            awaitEnd(shell("kill -STOP PID; sleep 3; kill -CONT PID"));
        }
    }

    public static final class IsStoppedForEver extends Sample {
        public IsStoppedForEver() {
            super(IsStoppedForEver::body);
        }

        static void body() throws Exception {
            awaitEnd(shell("kill -STOP PID"));
            Waits.forEver();
        }
    }

    public static final class IsKilled extends Sample {
        public IsKilled() {
            super(IsKilled::body);
        }

        static void body() throws Exception {
            awaitEnd(shell("kill -KILL PID"));
            Waits.forEver();
        }
    }

    private static void assumeSignals() {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "a shell that sends signals");
    }

    @Test
    void a_jvm_that_a_signal_stopped_for_longer_than_the_limit_goes_on_to_the_right_verdict() throws Exception {
        assumeSignals();
        assertSays(Verdict.HELD, "1 check", run(IsStopped.class, LIMIT, PATIENCE));
    }

    @Test
    void one_that_a_signal_stopped_for_ever_is_the_machines_fault() throws Exception {
        assumeSignals();
        assertSays(
                Verdict.ENVIRONMENT,
                "made no progress within 3 seconds: it was stopped, or this machine is too busy",
                run(IsStoppedForEver.class, Duration.ofMinutes(1), Duration.ofSeconds(3)));
    }

    @Test
    void one_that_a_signal_killed_is_no_fault_of_the_answer() throws Exception {
        assumeSignals();
        assertSays(Verdict.ENVIRONMENT, "ended by signal 9", run(IsKilled.class, Duration.ofMinutes(1), PATIENCE));
    }

    // ---- files

    @Test
    void a_full_disk_is_told() throws Exception {
        assumeTrue(Files.isWritable(Path.of("/dev/full")), "a device that is always full");
        ChildJvm.Exit exit = new ChildJvm(ContractMain.class.getName(), directory)
                .shortLived()
                .arguments(List.of(LeavesThreads.class.getName(), Object.class.getName(), "false", "/dev/full", "60"))
                .limit(PATIENCE)
                .run();
        assertEquals(ContractMain.CANNOT_WRITE, exit.exitCode(), () -> exit.tail(5));
        assertSays(
                Verdict.ENVIRONMENT, "see whether the disk is full", ContractRun.toResult(List.of(), exit, PATIENCE));
    }

    @Test
    void a_folder_that_cannot_be_written_is_told() throws Exception {
        Files.writeString(directory.resolve("contract"), "a file where the folder should be");
        StepResult result = run(Waits.class, LIMIT, PATIENCE);
        assertSays(Verdict.ENVIRONMENT, directory.resolve("contract") + " cannot be read or written", result);
    }

    // ---- exceptions

    static final class Unlucky {
        static final int VALUE = Integer.parseInt("seven");

        private Unlucky() {}
    }

    @SuppressWarnings("InfiniteRecursion") // on purpose
    private static int endless(int n) {
        return endless(n + 1) + 1;
    }

    private static Throwable thrownBy(Check.Body body) {
        try {
            body.run();
        } catch (Throwable t) {
            return t;
        }
        throw new IllegalArgumentException("it ended");
    }

    @Test
    void what_is_thrown_is_told_with_its_cause() {
        String unlucky = ContractMain.sentenceFor(thrownBy(() -> endless(Unlucky.VALUE)), "Gate.java");
        assertTrue(unlucky.startsWith("your code threw java.lang.NumberFormatException: For input string"), unlucky);
        assertEquals(
                "your code threw java.lang.StackOverflowError",
                ContractMain.sentenceFor(thrownBy(() -> endless(0)), "Gate.java"));
        assertEquals(
                "your code threw java.io.IOException: mine",
                ContractMain.sentenceFor(new CompletionException(new IOException("mine")), "Gate.java"));
        assertEquals("the list is []", ContractMain.sentenceFor(new AssertionError("the list is []"), "Gate.java"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n"})
    void an_assertion_without_a_message_is_told_as_well(String message) {
        assertTrue(ContractMain.sentenceFor(new AssertionError(message), "Gate.java")
                .contains("java.lang.AssertionError"));
        assertTrue(ContractMain.sentenceFor(new AssertionError(), "Gate.java").contains("java.lang.AssertionError"));
    }

    /** Cannot be told. */
    private static final class Silent extends RuntimeException {
        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            throw new IllegalStateException("no");
        }
    }

    @Test
    void an_exception_that_throws_when_it_is_told_is_told_by_its_class() {
        assertEquals("your code threw " + Silent.class.getName(), ContractMain.sentenceFor(new Silent(), "Gate.java"));
    }

    public static final class ThrowsOddText extends Sample {
        public ThrowsOddText() {
            super(ThrowsOddText::body);
        }

        static void body() {
            Check.require(false, "\rend\n\ud800\u2028end");
        }
    }

    @Test
    void no_text_of_an_exception_can_be_taken_for_the_end_or_for_a_full_disk() throws Exception {
        assertSays(Verdict.BROKEN, "end ?", run(ThrowsOddText.class, LIMIT, PATIENCE));
    }
}
