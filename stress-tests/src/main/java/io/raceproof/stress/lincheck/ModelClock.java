package io.raceproof.stress.lincheck;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ObjLongConsumer;
import org.jetbrains.kotlinx.lincheck.strategy.BlockingReason;
import org.jetbrains.kotlinx.lincheck.strategy.ThreadState;
import org.jetbrains.kotlinx.lincheck.strategy.managed.ManagedStrategy;
import org.jetbrains.kotlinx.lincheck.strategy.managed.ManagedThreadScheduler;
import org.jetbrains.kotlinx.lincheck.strategy.managed.MonitorTracker;
import org.jetbrains.kotlinx.lincheck.strategy.managed.ParkingTracker;
import org.jetbrains.kotlinx.lincheck.strategy.nativecalls.DeterministicMethodDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * The clock of the model checker, and the timed waits that end by it. Lincheck 3.7 has none: a time-out never runs out, so
 * that a right timed wait is taken for a thread that hangs. {@link ModelClockAgent} has Lincheck's strategy call this class.
 *
 * <pre>
 *   a thread can go on             the clock stands still
 *   every thread waits or spins,   the clock goes on to the earliest deadline, and the thread that waits until then
 *   one of them with a time-out    goes on: its time-out has run out
 *   none has a time-out            a hang
 * </pre>
 *
 * <p>This is the execution of a machine that computes in no time: each interleaving that is run is possible, and code that is
 * right for some time-out long enough is right here. What is not explored: a time-out that runs out while another thread
 * could go on; and of threads whose time-outs run out at one time, most ways in which they could go on side by side.
 * Thread.sleep and LockSupport.parkNanos in code under test may also return at once, with the clock as it was.
 *
 * <p>All methods are called by the one thread at a time that the model checker lets run; static, because Lincheck calls it
 * from bytecode, and for one exploration at a time.
 */
public final class ModelClock {
    private static final String PARKING = "java.util.concurrent.locks.LockSupport";
    private static final long MILLI = 1_000_000;

    private static final long LONGEST = Long.MAX_VALUE / 8;

    /** What Lincheck's own clock shows. */
    private static final long START = 1337;

    /** By which method of Lincheck's strategy a thread waits. */
    private enum Way {
        PARK,
        WAIT,
        JOIN,
        /** It goes round in a loop. */
        SPIN
    }

    /** A wait that began, until when, and whether the clock has got there. */
    private static final class TimedWait {
        final Way way;
        final long deadline;
        boolean over;

        TimedWait(Way way, long deadline) {
            this.way = way;
            this.deadline = deadline;
        }
    }

    /** How often a thread that goes round in a loop is let go on, each time for some rounds, before the clock goes on. */
    private static final int TRIES = 250 / Explorer.ROUNDS;

    /** Between two looks at the clock in a busy loop, when nothing else happens. */
    private static final long SPIN_STEP = 1_000 * MILLI;

    /** The method in which a thread can go on itself if none is chosen. */
    private static final String OPTIONAL = "newSwitchPoint";

    private static final Map<Integer, TimedWait> WAITS = new TreeMap<>();
    private static final Map<Integer, Long> NOTED = new HashMap<>();
    private static final Map<Integer, Integer> TRIED = new HashMap<>();
    private static final Map<Integer, Integer> SPUN_OUT = new HashMap<>();
    private static long nanos = START;
    /** Whether the JDK's code called the last park. */
    private static boolean ofTheJdk;

    private static String place = "";
    /** Those of the threads that can go on whose time-out has run out if they do. */
    private static List<Integer> next = List.of();

    /** Whether a thread waited with a time-out, or the clock went on. */
    private static boolean used;

    private ModelClock() {}

    /** Has the field, of a class that does not see this one, tell the times. */
    static void listenTo(Field listener) throws IllegalAccessException {
        ObjLongConsumer<String> note = ModelClock::note;
        listener.set(null, note);
    }

    /** Whether what a time-out does was not explored in full since {@link #forget}. */
    static boolean wasUsed() {
        return used;
    }

    /** A new scenario begins. */
    static void forget() {
        used = false;
    }

    /** A run of the scenario begins. */
    public static void reset() {
        WAITS.clear();
        TRIED.clear();
        SPUN_OUT.clear();
        nanos = START;
        NOTED.clear();
        next = List.of();
    }

    /** What {@code System.nanoTime} or {@code System.currentTimeMillis} return: a busy loop may wait for it. */
    public static long now(DeterministicMethodDescriptor<?, ?> called) {
        String method = called.getMethodCallInfo().getMethodSignature().getName();
        int thread = Internals.currentThread();
        TimedWait wait = WAITS.get(thread);
        if (thread >= 0 && (wait == null || wait.over)) {
            spinUntil(thread, SPIN_STEP);
        }
        return method.equals("nanoTime") ? nanos : START + (nanos - START) / MILLI;
    }

    /** What is about to be waited for: of park in nanoseconds, or for parkUntil a time; of the others in milliseconds. */
    static void note(String what, long time) {
        int thread = Internals.currentThread();
        if (thread < 0) {
            return; // outside the model checker
        }
        if (what.equals("sleep")) {
            spinUntil(thread, span(time, MILLI));
        } else {
            NOTED.put(thread, time); // another thread may go on before it waits
        }
    }

    /** A loop that was left by none of its last time-outs waits for more: ten times as long each time. */
    private static void spinUntil(int thread, long span) {
        long longer = span;
        for (int i = SPUN_OUT.getOrDefault(thread, 0); i > 0; i--) {
            longer = span(longer, 10);
        }
        WAITS.put(thread, new TimedWait(Way.SPIN, nanos + longer));
    }

    private static long after(long time, long unit) {
        return nanos + span(time, unit);
    }

    /** In nanoseconds, at most some decades. */
    private static long span(long time, long unit) {
        return Math.max(1, time > LONGEST / unit ? LONGEST : time * unit);
    }

    private static long noted() {
        Long time = NOTED.remove(Internals.currentThread());
        return time == null ? 0 : time;
    }

    /** The current thread parks. */
    public static void parks(ManagedStrategy strategy) {
        long time = noted();
        List<StackWalker.StackFrame> calls = parkingCalls();
        ofTheJdk =
                !calls.isEmpty() && calls.get(calls.size() - 1).getClassName().startsWith("java.");
        boolean until = !calls.isEmpty() && calls.get(0).getMethodName().equals("parkUntil");
        long deadline = until ? START + (time - START) * MILLI : after(time, 1);
        begin(strategy, Way.PARK, time != 0, deadline);
    }

    /** The current thread waits on a monitor. */
    public static void waits(ManagedStrategy strategy, boolean timed) {
        long time = noted();
        begin(strategy, Way.WAIT, timed && time > 0, after(time, MILLI));
    }

    /** The current thread waits for the end of another. */
    public static void joins(ManagedStrategy strategy, boolean timed) {
        long time = noted();
        begin(strategy, Way.JOIN, timed && time > 0, after(time, MILLI));
    }

    private static void begin(ManagedStrategy strategy, Way way, boolean timed, long deadline) {
        int thread = Internals.scheduler(strategy).getCurrentThreadId();
        SPUN_OUT.remove(thread);
        if (timed) {
            used = true;
            WAITS.put(thread, new TimedWait(way, deadline));
        } else {
            WAITS.remove(thread);
        }
    }

    /** The methods of LockSupport that the current thread is in, the innermost first, and their caller. */
    private static List<StackWalker.StackFrame> parkingCalls() {
        return StackWalker.getInstance().walk(frames -> {
            List<StackWalker.StackFrame> calls = new ArrayList<>();
            Iterator<StackWalker.StackFrame> each =
                    frames.dropWhile(frame -> !isParking(frame)).iterator();
            while (each.hasNext() && (calls.isEmpty() || isParking(calls.get(calls.size() - 1)))) {
                calls.add(each.next());
            }
            return calls;
        });
    }

    private static boolean isParking(StackWalker.StackFrame frame) {
        return frame.getClassName().equals(PARKING);
    }

    /** The current thread waits no more. One that parks in a loop may go round in it, and is then woken by its deadline. */
    public static void goesOn(ManagedStrategy strategy) {
        int thread = Internals.scheduler(strategy).getCurrentThreadId();
        TimedWait wait = WAITS.get(thread);
        if (wait != null && wait.way == Way.PARK && !wait.over) {
            WAITS.put(thread, new TimedWait(Way.SPIN, wait.deadline));
        } else if (wait != null && wait.way != Way.SPIN) {
            WAITS.remove(thread);
        }
    }

    /** The state of a thread that the current one waits for, or that of an ended one if the time-out has run out. */
    public static @Nullable ThreadState stateOfJoined(ManagedThreadScheduler scheduler, int joined) {
        TimedWait wait = WAITS.get(scheduler.getCurrentThreadId());
        return wait != null && wait.way == Way.JOIN && wait.over
                ? ThreadState.FINISHED
                : scheduler.getThreadState(joined);
    }

    /**
     * Whether park may return at once, although nothing has happened: to the code under test, which must then look again. The
     * JDK's does; its locks spin the longer, the more spurious wake-ups they have had, and that is taken for a livelock.
     */
    public static boolean isSpurious(boolean allowed) {
        return allowed && !ofTheJdk;
    }

    /** A switch point follows, in this method of Lincheck's strategy. */
    public static void at(String method) {
        place = method;
        if (wayAt(method) == Way.SPIN) {
            TRIED.merge(Internals.currentThread(), 1, Integer::sum);
        }
    }

    /** The threads that can go on instead of one, in place of those that Lincheck has found. */
    public static List<Integer> available(List<Integer> found, ManagedStrategy strategy, int thread) {
        next = List.of();
        ManagedThreadScheduler scheduler = Internals.scheduler(strategy);
        next = due(scheduler, thread);
        if (place.equals(OPTIONAL) || !next.isEmpty() || found.stream().anyMatch(scheduler::isSchedulable)) {
            List<Integer> all = new ArrayList<>(found);
            next.stream().filter(one -> !found.contains(one)).forEach(all::add);
            return all; // it or they can go on
        }
        List<Integer> untried = found.stream().filter(ModelClock::isUntried).toList();
        Way way = wayAt(place);
        if (!untried.isEmpty() || (way == Way.SPIN && isUntried(thread))) {
            return untried;
        }
        next = earliest(scheduler, thread, way);
        return next.isEmpty() ? found : next;
    }

    private static boolean isUntried(int thread) {
        return TRIED.getOrDefault(thread, 0) < TRIES;
    }

    private static @Nullable Way wayAt(String method) {
        return switch (method) {
            case "park" -> Way.PARK;
            case "wait" -> Way.WAIT;
            case "onThreadJoin" -> Way.JOIN;
            case "processLoopDetectorDecision", "onIrreducibleLoopIteration" -> Way.SPIN;
            default -> null;
        };
    }

    /** The threads whose time-outs have run out, and that have not gone on since. */
    private static List<Integer> due(ManagedThreadScheduler scheduler, int current) {
        List<Integer> due = new ArrayList<>();
        WAITS.forEach((thread, wait) -> {
            if (thread != current && !wait.over && wait.deadline <= nanos && wait.way == wayOf(scheduler, thread)) {
                due.add(thread);
            }
        });
        return due;
    }

    /** The threads whose time-outs run out next, at one time. */
    private static List<Integer> earliest(ManagedThreadScheduler scheduler, int current, @Nullable Way way) {
        List<Integer> earliest = new ArrayList<>();
        long deadline = Long.MAX_VALUE;
        for (int thread : scheduler.getRegisteredThreadIds()) {
            TimedWait wait = WAITS.get(thread);
            if (wait == null || wait.over || wait.way != (thread == current ? way : wayOf(scheduler, thread))) {
                continue;
            }
            if (wait.deadline < deadline) {
                deadline = wait.deadline;
                earliest.clear();
            }
            if (wait.deadline == deadline) {
                earliest.add(thread);
            }
        }
        return earliest;
    }

    private static @Nullable Way wayOf(ManagedThreadScheduler scheduler, int thread) {
        BlockingReason reason = scheduler.isBlocked(thread) ? scheduler.getBlockingReason(thread) : null;
        if (reason instanceof BlockingReason.Parked) {
            return Way.PARK;
        }
        if (reason instanceof BlockingReason.Waiting) {
            return Way.WAIT;
        }
        if (reason instanceof BlockingReason.ThreadJoin) {
            return Way.JOIN;
        }
        return reason instanceof BlockingReason.LiveLocked ? Way.SPIN : null;
    }

    /** Which thread goes on, -1 for none. If it goes on because its time-out has run out, it is told so. */
    public static int chosen(int chosen, ManagedStrategy strategy, int current) {
        ManagedThreadScheduler scheduler = Internals.scheduler(strategy);
        Internals.findAvailable(strategy, current); // a choice that is replayed was found in an earlier run
        if (next.contains(chosen)) {
            runOut(strategy, scheduler, chosen);
        } else if (!place.equals(OPTIONAL) && chosen >= 0 && scheduler.isSchedulable(chosen)) {
            TRIED.clear();
        }
        return chosen;
    }

    private static void runOut(ManagedStrategy strategy, ManagedThreadScheduler scheduler, int thread) {
        TimedWait wait = Objects.requireNonNull(WAITS.get(thread));
        nanos = Math.max(nanos, wait.deadline);
        wait.over = true;
        used = true;
        switch (wait.way) {
            case PARK -> Internals.parking(strategy).unpark(thread, thread);
            case WAIT -> Internals.monitors(strategy).interruptWait(thread);
            case JOIN -> {}
            case SPIN -> SPUN_OUT.merge(thread, 1, Integer::sum);
        }
        if (wait.way == Way.SPIN) {
            TRIED.put(thread, TRIES - 1); // a longer one follows soon
        } else {
            TRIED.clear();
            if (scheduler.isBlocked(thread)) {
                scheduler.unblockThread(thread);
            }
        }
    }

    /** What of Lincheck's is not public. */
    private static final class Internals {
        private static final Method SCHEDULER = method("getThreadScheduler");
        private static final Method PARKING = method("getParkingTracker");
        private static final Method MONITORS = method("getMonitorTracker");
        private static final Method AVAILABLE = method("availableThreads", int.class);
        private static @Nullable ManagedThreadScheduler last;

        private static Method method(String name, Class<?>... parameters) {
            try {
                return open(ManagedStrategy.class.getDeclaredMethod(name, parameters));
            } catch (NoSuchMethodException e) {
                throw new LinkageError("another version of Lincheck", e);
            }
        }

        private static <T extends AccessibleObject> T open(T member) {
            member.setAccessible(true);
            return member;
        }

        private static Object call(Method method, ManagedStrategy strategy, Object... arguments) {
            try {
                return method.invoke(strategy, arguments);
            } catch (ReflectiveOperationException e) {
                throw new LinkageError("another version of Lincheck", e);
            }
        }

        static ManagedThreadScheduler scheduler(ManagedStrategy strategy) {
            last = (ManagedThreadScheduler) call(SCHEDULER, strategy);
            return last;
        }

        static ParkingTracker parking(ManagedStrategy strategy) {
            return (ParkingTracker) call(PARKING, strategy);
        }

        static MonitorTracker monitors(ManagedStrategy strategy) {
            return (MonitorTracker) call(MONITORS, strategy);
        }

        /** Has it ask {@link ModelClock#available}. */
        static void findAvailable(ManagedStrategy strategy, int thread) {
            call(AVAILABLE, strategy, thread);
        }

        static int currentThread() {
            return last == null ? -1 : last.getCurrentThreadId();
        }
    }
}
