package io.raceproof.stress.lincheck;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jetbrains.kotlinx.lincheck.strategy.managed.ManagedStrategy;
import org.jetbrains.kotlinx.lincheck.trace.TraceCollector;
import org.jspecify.annotations.Nullable;

/**
 * Runs schedules of our own choice with Lincheck's machinery, and records each: the tool alone would run those that it likes,
 * and keep the first that fails. {@link ScheduleRecorderPatch} makes the tool ask it.
 *
 * <pre>
 *   ModelCheckingStrategy ──next()──────────► ScheduleSearch.next       which schedule
 *          │──begin()──────────────────────► no points
 *          │──switchPoint() at each point──► points
 *          │──shouldSwitch(), choose()─────► the schedule, else the thread goes on
 *   Strategy.verify ───────record()────────► ScheduleSearch.ran        what happened; never a failure
 * </pre>
 *
 * <p>Its fields are written by the one thread that the model checker lets run, or by the one that waits for that.
 */
public final class ScheduleRecorder {
    /** No thread can go on: Lincheck's own word for it. */
    private static final int NO_THREAD = -1;

    /**
     * A point at which the tool may switch threads.
     *
     * @param traced how many points the trace had
     * @param thread which thread came there
     * @param others the threads that could go on instead; the main thread only if there is no other
     * @param chosen the one that went on
     * @param forced whether {@code thread} could not go on
     */
    record Point(int traced, int thread, List<Integer> others, int chosen, boolean forced) {}

    /** Who is asked; null if the tool does as it likes. */
    private static @Nullable ScheduleSearch search;

    private static Map<Integer, Integer> schedule = Map.of();
    private static final List<Point> POINTS = new ArrayList<>();

    /** Whether the thread at the last point can go on: the tool asks before it switches such a one. */
    private static boolean canGoOn;

    /** Whether it is still to be decided who goes on at the last point. */
    private static boolean open;

    private ScheduleRecorder() {}

    /** Has the tool ask that one from now on; with null, nobody. */
    static void ask(@Nullable ScheduleSearch other) {
        search = other;
    }

    /** For the tool: whether it is to ask. */
    public static boolean isOn() {
        return search != null;
    }

    /** For the tool: whether there is a schedule to be run; the next one then is. */
    public static boolean next(Object strategy) {
        ScheduleSearch asked = Objects.requireNonNull(search);
        Map<Integer, Integer> next = asked.next();
        if (next == null) {
            return false;
        }
        schedule = next;
        try {
            if (!Access.TRACING.getBoolean(strategy)) { // the first time: the tool prepares an interleaving of its own
                Access.TRACING.setBoolean(strategy, true);
                search = null;
                Access.NEXT.invoke(strategy);
                search = asked;
            }
        } catch (ReflectiveOperationException e) {
            throw otherVersion(e);
        }
        return true;
    }

    /** For the tool: it begins to run a schedule. */
    public static void begin() {
        POINTS.clear();
        open = false;
    }

    /** For the tool: a thread has come to a point at which another one may go on. */
    public static void switchPoint(Object strategy, int thread) {
        if (search != null) {
            List<Integer> actors = new ArrayList<>();
            for (int other : available(strategy, thread)) { // no lambda: this is run within a schedule
                if (other != 0) {
                    actors.add(other);
                }
            }
            canGoOn = false;
            open = true;
            POINTS.add(new Point(traceOf(strategy).getTrace().size(), thread, actors, thread, false));
        }
    }

    /** For the tool: whether another thread is to go on at the point it has come to. */
    public static boolean shouldSwitch() {
        canGoOn = true;
        open = schedule.containsKey(POINTS.size() - 1);
        return open;
    }

    /** For the tool: which thread goes on at the point it has come to. */
    public static int choose(Object strategy, int thread) {
        List<Integer> all = available(strategy, thread);
        Integer wanted = open ? schedule.get(POINTS.size() - 1) : null;
        int chosen = NO_THREAD;
        for (int other : all) {
            boolean better = chosen == NO_THREAD || chosen == 0 || (other != 0 && other < chosen);
            chosen = better ? other : chosen;
        }
        if (wanted != null && all.contains(wanted)) {
            chosen = wanted;
        }
        if (open) {
            open = false;
            Point point = POINTS.get(POINTS.size() - 1);
            POINTS.set(POINTS.size() - 1, new Point(point.traced(), point.thread(), point.others(), chosen, !canGoOn));
        }
        return chosen;
    }

    /** For the tool: how a schedule has ended, which is never a failure. */
    public static void record(Object strategy, Object result) {
        ScheduleSearch asked = Objects.requireNonNull(search);
        ScheduleTree.End end = endOf(result);
        if (end == null) {
            asked.gaveUp(result.getClass().getSimpleName().contains("Timeout")); // no more runs after one of these
            return;
        }
        TraceReader.Traced traced = TraceReader.traced(traceOf(strategy).getTrace());
        asked.ran(new ScheduleSearch.Run(schedule, List.copyOf(POINTS), traced), end);
    }

    /** By the names of the tool's classes, which refer to annotations that are not on the class path; null if it gave up. */
    private static ScheduleTree.@Nullable End endOf(Object result) {
        return switch (result.getClass().getSimpleName()) {
            case "ManagedDeadlockInvocationResult" -> new ScheduleTree.End(true, "all threads wait for each other");
            case "ManagedLivelockInvocationResult" -> new ScheduleTree.End(true, "livelock: no thread makes progress");
            case "CompletedInvocationResult" -> endOf(thrownIn(result));
            default -> null;
        };
    }

    private static ScheduleTree.End endOf(@Nullable Throwable thrown) {
        return thrown == null
                ? new ScheduleTree.End(false, "")
                : new ScheduleTree.End(true, Objects.requireNonNullElse(thrown.getMessage(), thrown.toString()));
    }

    /** What the block threw; null if it ended. */
    private static @Nullable Throwable thrownIn(Object completed) {
        List<?> ofThreads = (List<?>) got(got(completed, "getResults"), "getParallelResultsWithClock");
        Object only = got(Objects.requireNonNull(((List<?>) ofThreads.get(0)).get(0)), "getResult");
        return only.getClass().getSimpleName().equals("ExceptionResult") ? (Throwable) got(only, "getThrowable") : null;
    }

    private static Object got(Object from, String getter) {
        try {
            return Objects.requireNonNull(from.getClass().getMethod(getter).invoke(from));
        } catch (ReflectiveOperationException e) {
            throw otherVersion(e);
        }
    }

    private static TraceCollector traceOf(Object strategy) {
        try {
            return Objects.requireNonNull((TraceCollector) Access.COLLECTOR.get(strategy));
        } catch (ReflectiveOperationException e) {
            throw otherVersion(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Integer> available(Object strategy, int thread) {
        try {
            return Objects.requireNonNull((List<Integer>) Access.AVAILABLE.invoke(strategy, thread));
        } catch (ReflectiveOperationException e) {
            throw otherVersion(e);
        }
    }

    private static IllegalStateException otherVersion(Exception e) {
        return new IllegalStateException(ObjectIds.OTHER_VERSION + e, e);
    }

    /** What the tool keeps to itself. */
    private static final class Access {
        static final Field TRACING;
        static final Field COLLECTOR;
        static final Method AVAILABLE;
        static final Method NEXT;

        static {
            try {
                TRACING = ManagedStrategy.class.getDeclaredField("collectTrace");
                COLLECTOR = ManagedStrategy.class.getDeclaredField("traceCollector");
                AVAILABLE = ManagedStrategy.class.getDeclaredMethod("availableThreads", int.class);
                NEXT = ManagedStrategy.class.getMethod("nextInvocation");
            } catch (ReflectiveOperationException e) {
                throw otherVersion(e);
            }
            TRACING.setAccessible(true);
            COLLECTOR.setAccessible(true);
            AVAILABLE.setAccessible(true);
        }
    }
}
