package io.raceproof.stress.jcstress;

import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Result;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.util.Counter;

/**
 * What the JVMs that race call, from the code that {@link ForkRewriter} adds to a test and to what jcstress generated of it.
 * An exception of an actor or of the arbiter becomes the outcome of its sample:
 *
 * <pre>
 *   actor throws ──► thrown: marks the result, or the state if the actor has no result
 *   sample ends  ──► match:  what marks a state marks the result beside it
 *   sample counts ─► record: counts the exception if the result is marked, else the result
 *   JVM ends     ──► prints the exceptions to standard output, which jcstress hands on with its own result
 * </pre>
 *
 * <p>As long as nothing throws and no actor seems stuck, a call of an actor and the count of a sample cost one read of a
 * volatile field more each. Thread-safe.
 */
public final class Fork {
    /** Begins a line that tells how often what was thrown: count, class, words. */
    static final String THROWN = "raceproof thrown\t";

    /** An exception and who threw it. */
    private record Thrown(String className, String words) {}

    /** By identity: results have an equals of their own. */
    private record Key(Object object) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && key.object == object;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(object);
        }
    }

    /** States and results of samples in which something was thrown. Written by the actors, emptied by who counts. */
    private static final Map<Key, Thrown> MARKS = new ConcurrentHashMap<>();

    /** By class name. Written by who counts, read at the end of the JVM. */
    private static final Map<String, LongAdder> COUNTS = new ConcurrentHashMap<>();

    /** What was said with the first of each class. */
    private static final Map<String, String> WORDS = new ConcurrentHashMap<>();

    /** Whether anything has been thrown in this JVM. Written by actors, read by who counts. */
    private static volatile boolean any;

    /** Whether calls of actors are counted: not before {@link ForkWatch} suspects one. It writes this, actors read it. */
    private static volatile boolean counting;

    /** How often each thread has called an actor. Written by the actors' threads, read by {@link ForkWatch}. */
    private static final Map<Long, LongAdder> CALLS = new ConcurrentHashMap<>();

    /** Whether {@link ForkWatch} looks at this JVM. Written and read by the thread that runs the test. */
    private static boolean watched;

    /** What jcstress's own limit by the clock becomes in a JVM that is watched: for what is not foreseen. */
    private static final int PATIENCE_MILLIS = 5 * 60_000;

    private Fork() {}

    /** The JVM begins to run a test. */
    public static void begin(String test) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> print(System.out), "raceproof"));
        ForkWatch.start(test);
        watched = true;
    }

    /**
     * How long jcstress waits for the actors' threads before it gives up, by the clock, in milliseconds.
     *
     * @param ofIteration ten times what an iteration takes
     * @param least the least that it waits
     */
    public static int patience(int ofIteration, int least) {
        return Math.max(ofIteration, watched ? PATIENCE_MILLIS : least);
    }

    /** The current thread is about to call an actor. Small, so that it is inlined. */
    public static void call() {
        if (counting) {
            countCall();
        }
    }

    private static void countCall() {
        CALLS.computeIfAbsent(Thread.currentThread().getId(), id -> new LongAdder())
                .increment();
    }

    static void countCalls() {
        counting = true;
    }

    static boolean isCounting() {
        return counting;
    }

    /** How often that thread has called an actor since they are counted. */
    static long calls(long thread) {
        LongAdder count = CALLS.get(thread);
        return count == null ? 0 : count.sum();
    }

    private static void print(PrintStream out) {
        COUNTS.forEach((className, count) ->
                out.println(THROWN + count.sum() + "\t" + className + "\t" + WORDS.getOrDefault(className, "")));
        out.flush();
    }

    /** Forgets what was thrown while jcstress tried the test out: those samples are not counted. */
    public static void clear() {
        MARKS.clear();
    }

    /**
     * An actor or the arbiter has thrown.
     *
     * @param thrown what
     * @param method its name
     * @param self the test
     * @param first its first argument, or null
     * @param second its second argument, or null
     * @throws Throwable the same, if it says that the JVM or the class path is at fault
     */
    public static void thrown(
            Throwable thrown, String method, Object self, @Nullable Object first, @Nullable Object second)
            throws Throwable {
        boolean ofJvm = thrown instanceof VirtualMachineError && !(thrown instanceof StackOverflowError);
        if (ofJvm || thrown instanceof LinkageError) {
            throw thrown;
        }
        String words = thrown.getClass().getName() + " thrown by " + method + "()"
                + (thrown.getMessage() == null ? "" : ": " + thrown.getMessage());
        Object result = annotated(Result.class, first, second);
        Object state = annotated(State.class, first, second);
        Object marked = result != null ? result : state != null ? state : self;
        MARKS.putIfAbsent(new Key(marked), new Thrown(thrown.getClass().getName(), words.replaceAll("\\s+", " ")));
        any = true;
    }

    private static @Nullable Object annotated(
            Class<? extends java.lang.annotation.Annotation> by, @Nullable Object first, @Nullable Object second) {
        if (first != null && first.getClass().isAnnotationPresent(by)) {
            return first;
        }
        return second != null && second.getClass().isAnnotationPresent(by) ? second : null;
    }

    /**
     * The samples of one actor's share are about to be counted.
     *
     * @param states of all samples
     * @param results of all samples
     * @param length how many they are
     * @param actor whose share
     * @param actors how many share them
     */
    public static void match(Object[] states, Object[] results, int length, int actor, int actors) {
        if (any) {
            for (int i = actor * length / actors; i < (actor + 1) * length / actors; i++) {
                Thrown thrown = MARKS.remove(new Key(states[i]));
                if (thrown != null) {
                    MARKS.putIfAbsent(new Key(results[i]), thrown);
                }
            }
        }
    }

    /** Counts a sample. */
    public static void record(Counter<Object> counter, Object result, long count) {
        Thrown thrown = any ? MARKS.remove(new Key(result)) : null;
        if (thrown == null) {
            counter.record(result, count);
        } else {
            WORDS.putIfAbsent(thrown.className(), thrown.words());
            COUNTS.computeIfAbsent(thrown.className(), name -> new LongAdder()).add(count);
        }
    }
}
