package io.raceproof.stress.fit;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Notes which methods the actors of one run call and which fields they touch. {@link ProbeLoader} puts a call of {@link
 * #note} before each. Thread-safe.
 */
public final class Coverage {
    /** A run that was given up and still calls methods. */
    static final class AbandonedError extends Error {
        private static final long serialVersionUID = 1L;

        AbandonedError() {
            super("this run was abandoned", null, false, false);
        }
    }

    /** A run whose threads pause more often than this, yielding or spinning, waits for a thread that there is not. */
    static final int PATIENCE = 5_000;

    /** For whom a thread works. */
    private record Work(Coverage coverage, String actor) {}

    /** Set by {@link #as} for a thread and those that it starts. */
    private static final InheritableThreadLocal<@Nullable Work> WORK = new InheritableThreadLocal<>() {
        /** Called when a thread of the run makes another. */
        @Override
        protected @Nullable Work childValue(@Nullable Work parent) {
            if (parent != null) {
                parent.coverage().threads = true;
            }
            return parent;
        }
    };

    /** Added to by all threads of the run, read when it has ended. */
    private final Map<String, Set<String>> operations = new ConcurrentHashMap<>();

    /** The pauses of all threads of the run, added up. */
    private final AtomicInteger paused = new AtomicInteger();

    /** Written by the thread that waits for the run, read by all threads of the run. */
    private volatile boolean abandoned;

    /**
     * Whether one of its threads was ended early. What came of the run is then no result: the error may have ended a task of a
     * pool, whose future has it. Written by all threads of the run, read when it has ended.
     */
    private volatile boolean cut;

    /** Whether the run has made threads, or had others work for it. Written by all threads of the run, read when it has ended. */
    private volatile boolean threads;

    /** Of nothing yet. */
    public Coverage() {}

    /** The current thread, and those that it starts from now on, work for that actor. */
    public void as(String actor) {
        WORK.set(new Work(this, actor));
    }

    /** For generated code: the current thread is about to do this. */
    public static void note(String operation) {
        Work work = WORK.get();
        if (work != null) {
            work.coverage().add(work.actor(), operation);
        }
    }

    /** For generated code: the current thread is about to have threads work that the JDK shares among all. */
    public static void sharedThreads() {
        Work work = WORK.get();
        if (work != null) {
            work.coverage().threads = true;
        }
    }

    /** For generated code: the current thread is about to end the JVM. */
    @SuppressWarnings("DoNotCallSuggester") // generated code calls it
    public static void exit() {
        Work work = WORK.get();
        throw work == null ? new AbandonedError() : work.coverage().cutShort();
    }

    /** For generated code, in place of {@link Runtime#addShutdownHook}: what a run leaves behind holds up no exit. */
    public static void addShutdownHook(Runtime runtime, Thread hook) {
        // dropped
    }

    /** For generated code, in place of {@link Runtime#removeShutdownHook}. */
    public static boolean removeShutdownHook(Runtime runtime, Thread hook) {
        return true;
    }

    /** For generated code: the current thread is about to pause, most likely in a loop that waits for another thread. */
    public static void pause(int weight) {
        Work work = WORK.get();
        if (work != null && work.coverage().paused.addAndGet(weight) > PATIENCE) {
            throw work.coverage().cutShort();
        }
    }

    /** Whether this ended a run that is over, rather than a test that throws. */
    public static boolean isEndOfRun(@Nullable Throwable thrown) {
        return thrown instanceof AbandonedError;
    }

    private void add(String actor, String operation) {
        if (abandoned && !isInitializing()) {
            throw cutShort();
        }
        operations.computeIfAbsent(actor, name -> new ConcurrentSkipListSet<>()).add(operation);
    }

    private AbandonedError cutShort() {
        cut = true;
        return new AbandonedError();
    }

    /** Whether one of the run's threads was ended early: then the run has no result. */
    boolean isCutShort() {
        return cut;
    }

    /** Whether this thread initializes a class: that must not fail, as other runs use the class, too. */
    private static boolean isInitializing() {
        return StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame -> frame.getMethodName().equals("<clinit>")));
    }

    /** Ends the threads of the run as soon as they do anything. */
    void abandon() {
        abandoned = true;
    }

    /** Whether a run made threads of its own: then it may race although its actors ran in turn. */
    public boolean hasThreads() {
        return threads;
    }

    /** Adds what another run has noted. */
    void addAll(Coverage other) {
        threads |= other.threads;
        other.operations.forEach((actor, noted) -> operations
                .computeIfAbsent(actor, name -> new ConcurrentSkipListSet<>())
                .addAll(noted));
    }

    /** What that actor did. */
    public Set<String> of(String actor) {
        return new TreeSet<>(operations.getOrDefault(actor, Set.of()));
    }
}
