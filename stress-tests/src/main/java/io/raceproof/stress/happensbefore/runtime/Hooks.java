package io.raceproof.stress.happensbefore.runtime;

import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * What rewritten code calls. Outside a run all of it does nothing. No method throws.
 *
 * <p>Hooks of user code, and of JDK classes that are watched like user code (collections, text): accesses, monitors. Hooks
 * of JDK classes whose accesses are not reported but order what the user does: {@code jdk…}. Hooks at the ends of JDK
 * methods whose specification says more, or less, than their code: {@code lock}, {@code unlock}, {@code acquireModel}, …,
 * between {@link #enterModel} and {@link #leaveModel}.
 */
public final class Hooks {
    /** The run that is watched; null between runs. Written by the runner, read by all threads. */
    private static volatile @Nullable Detector current;

    private Hooks() {}

    // ---- for the runner

    /** Begins a run, whose first thread, the one that starts the others, is the caller. */
    public static void begin() {
        begin(true);
    }

    /**
     * The same.
     *
     * @param races whether data races are looked for, which takes most of the time; else threads are only stopped
     */
    public static void begin(boolean races) {
        Detector detector = new Detector(races);
        detector.begin(ThreadState.current());
        current = detector;
    }

    /** Ends the run; returns the races that were found in it. */
    public static RacingPair[] end() {
        Detector detector = current;
        current = null;
        return detector == null ? new RacingPair[0] : detector.pairs();
    }

    /** Gives up on a thread that does not end: later runs do not see it. */
    public static void abandon(Thread thread) {
        ThreadState.abandon(thread);
    }

    /** Whether the JVM has started the thread for itself. */
    public static boolean isOfTheJvm(Thread thread) {
        return ThreadState.isOfTheJvm(thread);
    }

    /** How many objects two of this run's threads have touched, not counting the one that starts the others. */
    public static int sharedObjects() {
        Detector detector = current;
        return detector == null ? 0 : detector.sharedObjects();
    }

    /** What this thread does from now on counts, or does not. Returns what it was before. */
    public static boolean unwatched(boolean unwatched) {
        ThreadState thread = ThreadState.current();
        boolean before = thread.inside;
        thread.inside = unwatched;
        return before;
    }

    // ---- guards

    /** Null if the event does not count. Else the caller sets inside back. */
    private static @Nullable ThreadState enter(Detector detector) {
        ThreadState thread = ThreadState.current();
        if (thread.inside || (thread.detector != detector && thread.isAbandoned())) {
            return null;
        }
        thread.inside = true;
        return thread;
    }

    private static @Nullable ThreadState enterUnmodelled(Detector detector) {
        ThreadState thread = enter(detector);
        if (thread != null && thread.modelled > 0) {
            thread.inside = false;
            return null;
        }
        return thread;
    }

    private static void leaveAtPoint(ThreadState thread) {
        leaveAtPoint(thread, true);
    }

    private static void leaveAtPoint(ThreadState thread, boolean shared) {
        try {
            Preemption.point(thread, shared);
        } finally {
            thread.inside = false;
        }
    }

    // ---- accesses

    private static void access(
            @Nullable Object owner, int key, boolean element, boolean write, @Nullable Object value, int site) {
        Detector detector = current;
        if (detector == null || owner == null) {
            return;
        }
        ThreadState thread = enter(detector);
        if (thread != null) {
            if (value != null && !element) {
                thread.noteRead(value, key);
            }
            leaveAtPoint(thread, detector.access(thread, owner, key, element, write, value, site));
        }
    }

    /** A plain field of a primitive type is read. */
    public static void read(@Nullable Object owner, int field, int site) {
        access(owner, field, false, false, null, site);
    }

    /** A plain field was read, and referred to this. */
    public static void readReference(@Nullable Object owner, @Nullable Object value, int field, int site) {
        access(owner, field, false, false, value, site);
    }

    /** A plain field is written. */
    public static void write(@Nullable Object owner, int field, int site) {
        access(owner, field, false, true, null, site);
    }

    /** An array element of a primitive type is read. */
    public static void readElement(@Nullable Object array, int index, int site) {
        access(array, index, true, false, null, site);
    }

    /** An array element was read, and referred to this. */
    public static void readElementReference(@Nullable Object array, int index, @Nullable Object value, int site) {
        access(array, index, true, false, value, site);
    }

    /** An array element is written. */
    public static void writeElement(@Nullable Object array, int index, int site) {
        access(array, index, true, true, null, site);
    }

    /** A final field was read, and referred to this. */
    public static void readFinal(@Nullable Object owner, @Nullable Object value, int field) {
        Detector detector = current;
        if (detector == null || owner == null || value == null) {
            return;
        }
        ThreadState thread = enter(detector);
        if (thread != null) {
            thread.noteRead(value, field);
            detector.finalRead(thread, owner, value);
            thread.inside = false;
        }
    }

    /** A constructor of a class with final fields ends. */
    public static void freeze(Object made) {
        Detector detector = current;
        ThreadState thread = detector == null ? null : enter(detector);
        if (detector != null && thread != null) {
            detector.freeze(thread, made);
            thread.inside = false;
        }
    }

    /** A volatile field was read. */
    public static void volatileRead(@Nullable Object owner, int field) {
        Detector detector = current;
        if (detector == null || owner == null) {
            return;
        }
        ThreadState thread = enter(detector);
        if (thread != null) {
            leaveAtPoint(thread, detector.volatileRead(thread, owner, field));
        }
    }

    /** A volatile reference was read: as {@link #volatileRead}, and the value may be a lock. */
    public static void volatileReadReference(@Nullable Object owner, @Nullable Object value, int field) {
        Detector detector = current;
        if (detector == null || owner == null) {
            return;
        }
        ThreadState thread = enter(detector);
        if (thread != null) {
            if (value != null) {
                thread.noteRead(value, field);
            }
            leaveAtPoint(thread, detector.volatileRead(thread, owner, field));
        }
    }

    /** A volatile field is written. */
    public static void volatileWrite(@Nullable Object owner, int field) {
        Detector detector = current;
        if (detector == null || owner == null) {
            return;
        }
        ThreadState thread = enter(detector);
        if (thread != null) {
            leaveAtPoint(thread, detector.volatileWrite(thread, owner, field));
        }
    }

    /** A place at which a preemption may be of interest: before and after a call of the JDK. */
    public static void point() {
        Detector detector = current;
        ThreadState thread = detector == null ? null : enter(detector);
        if (thread != null) {
            leaveAtPoint(thread);
        }
    }

    // ---- VarHandles of user code

    /** Before, or after, an access through a handle; {@code first} is its first argument, {@code index} -1 or its second. */
    public static void handle(
            @Nullable Object handle, @Nullable Object first, int index, String method, boolean after, int site) {
        Detector detector = current;
        if (detector == null || !(handle instanceof VarHandle access)) {
            return;
        }
        ThreadState thread = enter(detector);
        if (thread == null) {
            return;
        }
        int mode = AccessMode.of(method);
        boolean element = index >= 0;
        Handles.Target target = Handles.targetOf(access);
        Object location = access.coordinateTypes().isEmpty() ? target.staticOwner() : first;
        if (location != null) {
            boolean named = !element && target.field() != 0;
            if (!after && (mode & AccessMode.RELEASE) != 0) {
                if (named) {
                    detector.volatileWrite(thread, location, target.field());
                } else {
                    detector.release(thread, location);
                }
            }
            if (after && (mode & AccessMode.ACQUIRE) != 0) {
                if (named) {
                    detector.volatileRead(thread, location, target.field());
                } else {
                    detector.acquire(thread, location);
                }
            }
            if (!after && (mode & AccessMode.PLAIN) != 0 && (named || element)) {
                boolean write = (mode & AccessMode.PLAIN_WRITE) != 0;
                detector.access(thread, location, element ? index : target.field(), element, write, null, site);
            }
        }
        leaveAtPoint(thread);
    }

    /** A handle was made for a field of this class and name. */
    public static void handleMade(@Nullable Object handle, @Nullable Object type, @Nullable Object name) {
        if (handle instanceof VarHandle made && type instanceof Class<?> owner && name instanceof String field) {
            Handles.made(made, owner, field);
        }
    }

    // ---- time

    /** As {@link System#nanoTime}, by the clock of the code that is watched. */
    public static long nanoTime() {
        return VirtualClock.now();
    }

    /** As {@link LockSupport#parkNanos(Object, long)}, which may return without cause: here it does so to look at the clock. */
    public static void parkNanos(@Nullable Object blocker, long nanos) {
        long look = VirtualClock.begin(nanos);
        LockSupport.parkNanos(blocker, look);
        VirtualClock.end();
    }

    /** As {@link LockSupport#parkNanos(long)}, likewise. */
    public static void parkNanos(long nanos) {
        parkNanos(null, nanos);
    }

    /** As {@link Object#wait(long)}, likewise. */
    @SuppressWarnings("WaitNotInLoop") // the caller's
    public static void timedWait(Object monitor, long millis) throws InterruptedException {
        timedWait(monitor, millis, 0);
    }

    /** As {@link Object#wait(long, int)}, likewise. Zero is forever. */
    @SuppressWarnings("WaitNotInLoop") // the caller's
    public static void timedWait(Object monitor, long millis, int nanos) throws InterruptedException {
        if (millis < 0 || millis > Long.MAX_VALUE / 2_000_000 || (millis == 0 && nanos == 0)) {
            monitor.wait(millis, nanos);
            return;
        }
        long all = millis * 1_000_000 + nanos;
        long look = VirtualClock.begin(all);
        try {
            if (look == all) {
                monitor.wait(millis, nanos);
            } else {
                monitor.wait(look / 1_000_000, (int) Math.max(1, look % 1_000_000));
            }
        } finally {
            VirtualClock.end();
        }
    }

    /** As {@link Thread#sleep(long)}. */
    public static void sleep(long millis) throws InterruptedException {
        sleep(millis, 0);
    }

    /** As {@link Thread#sleep(long, int)}. */
    public static void sleep(long millis, int nanos) throws InterruptedException {
        long all = Math.min(millis, Long.MAX_VALUE / 2_000_000) * 1_000_000 + nanos;
        long end = nanoTime() + all;
        for (long left = all;
                left >= 0;
                left = end - nanoTime()) { // once, if there is nothing to sleep: it may be interrupted
            long look = VirtualClock.begin(left);
            try {
                Thread.sleep(look / 1_000_000, (int) (look % 1_000_000));
            } finally {
                VirtualClock.end();
            }
        }
        if (all < 0) {
            Thread.sleep(millis, nanos); // refuses it
        }
    }

    // ---- monitors

    /** A monitor was entered. */
    public static void monitorEnter(@Nullable Object monitor) {
        Detector detector = current;
        if (detector == null || monitor == null) {
            return;
        }
        ThreadState thread = enter(detector);
        if (thread != null) {
            detector.lock(thread, monitor, monitor, false);
            leaveAtPoint(thread);
        }
    }

    /** A monitor is left. */
    public static void monitorExit(@Nullable Object monitor) {
        Detector detector = current;
        if (detector == null || monitor == null) {
            return;
        }
        ThreadState thread = enter(detector);
        if (thread != null) {
            detector.unlock(thread, monitor);
            leaveAtPoint(thread);
        }
    }

    /** Object.wait is called. */
    public static void beforeWait(@Nullable Object monitor) {
        Detector detector = current;
        if (detector == null || monitor == null) {
            return;
        }
        ThreadState thread = enter(detector);
        if (thread != null) {
            detector.waitBegins(thread, monitor);
            leaveAtPoint(thread);
        }
    }

    /** Object.wait has returned. */
    public static void afterWait(@Nullable Object monitor) {
        Detector detector = current;
        if (detector == null || monitor == null) {
            return;
        }
        ThreadState thread = enter(detector);
        if (thread != null) {
            detector.waitEnds(thread, monitor);
            leaveAtPoint(thread);
        }
    }

    // ---- threads and classes

    /** Thread.start is called, or a task is handed on: what was done so far comes before what it does. */
    public static void release(@Nullable Object to) {
        Detector detector = current;
        if (detector == null || to == null) {
            return;
        }
        ThreadState thread = enter(detector);
        if (thread != null) {
            detector.release(thread, to);
            thread.inside = false;
        }
    }

    /** The counterpart of {@link #release}. */
    public static void acquire(@Nullable Object from) {
        Detector detector = current;
        if (detector == null || from == null) {
            return;
        }
        ThreadState thread = enter(detector);
        if (thread != null) {
            detector.acquire(thread, from);
            thread.inside = false;
        }
    }

    /** A thread is about to end. */
    public static void threadEnds(Object self) {
        Detector detector = current;
        ThreadState thread = detector == null ? null : enter(detector);
        if (detector != null && thread != null) {
            detector.threadEnds(thread, self);
            thread.inside = false;
        }
    }

    /** A thread may have learnt that another one has ended: by join, isAlive, getState. */
    public static void threadJoined(@Nullable Object other) {
        Detector detector = current;
        if (detector == null || !(other instanceof Thread ended) || ended.isAlive()) {
            return;
        }
        ThreadState thread = enter(detector);
        if (thread != null) {
            detector.threadJoined(thread, other);
            thread.inside = false;
        }
    }

    /** An exception was caught: an interrupt comes before it is noticed (JLS 17.4.4). */
    public static void caught(@Nullable Throwable exception) {
        if (exception instanceof InterruptedException) {
            acquire(Thread.currentThread());
        }
    }

    /** Thread.interrupted has returned. */
    public static void interruptSeen() {
        acquire(Thread.currentThread());
    }

    // ---- the JDK's own synchronization, followed as it is

    /** A volatile field, an atomic or a task of the JDK was read or taken. */
    public static void jdkAcquire(@Nullable Object from) {
        Detector detector = current;
        if (detector == null || from == null) {
            return;
        }
        ThreadState thread = enterUnmodelled(detector);
        if (thread != null) {
            detector.acquire(thread, from);
            thread.inside = false;
        }
    }

    /** A volatile field, an atomic or a task of the JDK is written or handed on. */
    public static void jdkRelease(@Nullable Object to) {
        Detector detector = current;
        if (detector == null || to == null) {
            return;
        }
        ThreadState thread = enterUnmodelled(detector);
        if (thread != null) {
            detector.release(thread, to);
            thread.inside = false;
        }
    }

    /** A method of an object is called that may be a concurrent one of the JDK's. */
    public static void touch(@Nullable Object receiver) {
        Detector detector = current;
        if (detector == null
                || receiver == null
                || !receiver.getClass().getName().startsWith("java.util.concurrent.")) {
            return;
        }
        ThreadState thread = enterUnmodelled(detector);
        if (thread != null) {
            detector.touch(thread, receiver);
            thread.inside = false;
        }
    }

    // ---- modelled: what the specification says

    /** A call begins whose inside does not count; outside runs, too: it may end in one. */
    public static void enterModel() {
        ThreadState.current().modelled++;
    }

    /** Such a call ends. */
    public static void leaveModel() {
        ThreadState.current().modelled--;
    }

    /** A lock was taken, if the result is not zero. */
    public static void lock(long result, @Nullable Object key, Object lock, boolean share) {
        Detector detector = current;
        if (detector == null || key == null || result == 0) {
            return;
        }
        ThreadState thread = enter(detector);
        if (thread != null) {
            detector.validated(thread, key, true); // a conversion of an optimistic read
            detector.lock(thread, key, lock, share);
            leaveAtPoint(thread);
        }
    }

    /** A StampedLock was converted, if the result is not zero. */
    public static void convert(long result, Object lock, boolean share) {
        if (result != 0) {
            unlock(lock);
            lock(result, lock, lock, share);
        }
    }

    /** A lock is given back. */
    public static void unlock(@Nullable Object key) {
        Detector detector = current;
        if (detector == null || key == null) {
            return;
        }
        ThreadState thread = enter(detector);
        if (thread != null) {
            detector.unlock(thread, key);
            leaveAtPoint(thread);
        }
    }

    /** A permit, a count, a barrier was waited for, with success if the result is not zero. */
    public static void acquireModel(long result, @Nullable Object from) {
        if (result != 0) {
            acquire(from);
        }
    }

    /** StampedLock.tryOptimisticRead has returned. */
    public static void optimisticRead(long result, Object lock) {
        Detector detector = current;
        ThreadState thread = detector == null ? null : enter(detector);
        if (detector != null && thread != null) { // with a stamp of 0, too: then nothing is validated
            detector.optimisticRead(thread, lock);
            leaveAtPoint(thread);
        }
    }

    /** StampedLock.validate has returned. */
    public static void validated(long result, Object lock) {
        Detector detector = current;
        ThreadState thread = detector == null ? null : enter(detector);
        if (detector != null && thread != null) {
            detector.validated(thread, lock, result != 0);
            leaveAtPoint(thread);
        }
    }
}
