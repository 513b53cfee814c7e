package io.raceproof.stress.happensbefore.runtime;

import java.util.Arrays;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.StampedLock;
import org.jspecify.annotations.Nullable;

/**
 * Finds the data races of one run: two accesses to one variable by two threads, of which one writes, and which the
 * happens-before order of JLS 17.4.5 leaves unordered.
 *
 * <pre>
 *   release(x)   x's clock := x's clock ⊔ thread's clock; thread's time + 1
 *   acquire(x)   thread's clock := thread's clock ⊔ x's clock
 *   access(v)    for the last write of v, and if this one writes the last read of each thread:
 *                  its time ≤ what this thread's clock has of its thread? else a race
 * </pre>
 *
 * <p>All methods but the constructor take the detector's lock. A thread's own state is touched by that thread alone.
 */
final class Detector {
    private static final int MOST_PAIRS = 500;
    private static final Sites.Site ACTORS_OWN_CALL = new Sites.Site("", "", "", 0, true);

    /** Whether data races are looked for; else it only keeps account of which objects are shared. */
    private final boolean races;

    /** Guards all that follows; held for moments, while no code but the detector's runs. */
    private final Object lock = new Object();

    private final IdentityTable<Shadow> shadows = new IdentityTable<>();
    private ThreadState[] threads = new ThreadState[8];
    private int threadCount;
    private int objectCount;
    private int events;
    /** Objects that two threads have touched, not counting the first, which only starts the others, and the JVM's own. */
    private int sharedObjects;

    private RacingPair[] pairs = new RacingPair[4];
    private int pairCount;

    Detector(boolean races) {
        this.races = races;
    }

    // ---- threads

    /** The first thread gets the number 0, whatever other thread of the JVM may come along. */
    void begin(ThreadState first) {
        synchronized (lock) {
            enter(first);
        }
    }

    /** Under the lock. Numbers a thread that is new to this run; what its starter did is before it. */
    private void enter(ThreadState thread) {
        if (thread.detector == this) {
            return;
        }
        if (threadCount == threads.length) {
            threads = Arrays.copyOf(threads, threadCount * 2);
        }
        thread.reset(this, threadCount);
        threads[threadCount++] = thread;
        Shadow own = shadows.get(thread.thread);
        if (own != null) {
            thread.clock.join(own.order);
        }
    }

    void threadEnds(ThreadState thread, Object self) {
        synchronized (lock) {
            if (thread.detector != this) {
                return;
            }
            keepTentative(thread);
            Shadow shadow = shadow(thread, self);
            shadow.ended = Clock.joined(shadow.ended, thread.clock);
            thread.clock.tick(thread.number);
        }
    }

    void threadJoined(ThreadState thread, Object other) {
        synchronized (lock) {
            enter(thread);
            thread.clock.join(shadow(thread, other).ended);
        }
    }

    // ---- order

    void acquire(ThreadState thread, Object from) {
        synchronized (lock) {
            enter(thread);
            Shadow shadow = shadows.get(from);
            if (shadow != null) {
                thread.clock.join(shadow.order);
            }
        }
    }

    void release(ThreadState thread, Object to) {
        synchronized (lock) {
            enter(thread);
            Shadow shadow = shadow(thread, to);
            shadow.order = Clock.joined(shadow.order, thread.clock);
            thread.clock.tick(thread.number);
        }
    }

    /** Whether the object may be shared. */
    boolean volatileRead(ThreadState thread, Object owner, int field) {
        synchronized (lock) {
            enter(thread);
            Shadow shadow = shadow(thread, owner);
            if (!races) {
                return Sites.isSharedField(field, shadow.shared);
            }
            thread.clock.join(shadow.order); // written through a handle whose field is not known
            if (shadow.volatiles != null) {
                thread.clock.join(shadow.volatiles.get(field));
            }
            noteVolatile(thread, true, field, shadow);
            return Sites.isSharedField(field, shadow.shared);
        }
    }

    /** What the JDK or a trusted library does inside tells the user nothing, although it orders the threads. */
    private void noteVolatile(ThreadState thread, boolean acquire, int number, Shadow shadow) {
        Sites.Field field = Sites.field(number);
        if (!field.ofUser()) {
            return;
        }
        if (acquire) {
            thread.acquired = field.name();
        } else {
            thread.noteRelease(field.name());
        }
        note(thread, acquire, field.name(), shadow);
    }

    private void note(ThreadState thread, boolean acquire, String what, Shadow shadow) {
        if (!what.isEmpty()) {
            thread.note(new SyncEvent(++events, acquire, what, shadow.number));
        }
    }

    /** Whether the object may be shared. */
    boolean volatileWrite(ThreadState thread, Object owner, int field) {
        synchronized (lock) {
            enter(thread);
            Shadow shadow = shadow(thread, owner);
            if (!races) {
                return Sites.isSharedField(field, shadow.shared);
            }
            IntTable<Clock> clocks = shadow.volatiles;
            if (clocks == null) {
                clocks = new IntTable<>();
                shadow.volatiles = clocks;
            }
            clocks.put(field, Clock.joined(clocks.get(field), thread.clock));
            noteVolatile(thread, false, field, shadow);
            thread.clock.tick(thread.number);
            return Sites.isSharedField(field, shadow.shared);
        }
    }

    // ---- locks

    /** An exclusive acquisition comes after all earlier holders; a shared one, after the exclusive holders. */
    void lock(ThreadState thread, Object key, Object lockObject, boolean share) {
        synchronized (lock) {
            enter(thread);
            Shadow shadow = shadow(thread, key);
            thread.clock.join(shadow.exclusive);
            if (!share) {
                thread.clock.join(shadow.sharedClock);
            }
            HeldLock held = new HeldLock(nameOf(thread, lockObject), shadow.number, share);
            thread.hold(key, held);
            thread.acquired = held.name();
            note(thread, true, held.name(), shadow);
        }
    }

    void unlock(ThreadState thread, Object key) {
        synchronized (lock) {
            enter(thread);
            Shadow shadow = shadow(thread, key);
            thread.noteRelease(heldName(thread, key));
            note(thread, false, heldName(thread, key), shadow);
            if (thread.unhold(key)) {
                shadow.sharedClock = Clock.joined(shadow.sharedClock, thread.clock);
            } else {
                shadow.exclusive = Clock.joined(shadow.exclusive, thread.clock);
            }
            thread.clock.tick(thread.number);
        }
    }

    /** A wait begins: the lock is given back, and is still among those that the thread holds. */
    void waitBegins(ThreadState thread, Object key) {
        synchronized (lock) {
            enter(thread);
            Shadow shadow = shadow(thread, key);
            shadow.exclusive = Clock.joined(shadow.exclusive, thread.clock);
            thread.noteRelease(heldName(thread, key));
            note(thread, false, heldName(thread, key), shadow);
            thread.clock.tick(thread.number);
            thread.waited = true;
        }
    }

    /** A wait has ended, the lock is taken again. */
    void waitEnds(ThreadState thread, Object key) {
        synchronized (lock) {
            enter(thread);
            retake(thread, key);
            note(thread, true, heldName(thread, key), shadow(thread, key));
            thread.waited = false;
        }
    }

    private void retake(ThreadState thread, Object key) {
        Shadow shadow = shadow(thread, key);
        thread.clock.join(shadow.exclusive);
        thread.clock.join(shadow.sharedClock);
    }

    // ---- StampedLock's optimistic reads: they count if they are validated

    void optimisticRead(ThreadState thread, Object key) {
        synchronized (lock) {
            enter(thread);
            keepTentative(thread);
            thread.clock.join(shadow(thread, key).exclusive);
            thread.optimistic = key;
        }
    }

    void validated(ThreadState thread, Object key, boolean valid) {
        synchronized (lock) {
            enter(thread);
            if (thread.optimistic != key) {
                return;
            }
            if (valid) {
                for (int i = 0; i < thread.tentativeCount; i++) {
                    check(thread, thread.tentative[i], false);
                }
            }
            thread.tentativeCount = 0;
            thread.optimistic = null;
        }
    }

    /** Reads that are never validated are ordinary reads. */
    private void keepTentative(ThreadState thread) {
        thread.optimistic = null;
        for (int i = 0; i < thread.tentativeCount; i++) {
            check(thread, thread.tentative[i], true);
        }
        thread.tentativeCount = 0;
    }

    // ---- final fields (JLS 17.5)

    void freeze(ThreadState thread, Object made) {
        synchronized (lock) {
            enter(thread);
            Shadow shadow = shadow(thread, made);
            shadow.freeze = Clock.joined(shadow.freeze, thread.clock);
            thread.clock.tick(thread.number);
        }
    }

    /** A final field was read: what it refers to is seen at least as it was when the constructor ended. */
    void finalRead(ThreadState thread, Object owner, Object value) {
        synchronized (lock) {
            enter(thread);
            Shadow shadow = shadows.get(owner);
            if (shadow != null && shadow.freeze != null) {
                see(thread, value, shadow.freeze);
            }
            derive(thread, owner, value);
        }
    }

    /** What is reached through something that was seen frozen was seen then, too. */
    private static void derive(ThreadState thread, Object from, Object value) {
        Clock seen = thread.frozen == null ? null : thread.frozen.get(from);
        if (seen != null) {
            see(thread, value, seen);
        }
    }

    private static void see(ThreadState thread, Object value, Clock clock) {
        IdentityTable<Clock> frozen = thread.frozen;
        if (frozen == null) {
            frozen = new IdentityTable<>();
            thread.frozen = frozen;
        }
        frozen.put(value, Clock.joined(frozen.get(value), clock));
    }

    /** The thread uses the object, whatever it does with it. */
    void touch(ThreadState thread, Object object) {
        synchronized (lock) {
            enter(thread);
            shadow(thread, object);
        }
    }

    // ---- plain accesses

    /** Whether the object may be shared. */
    boolean access(
            ThreadState thread,
            Object owner,
            int key,
            boolean element,
            boolean write,
            @Nullable Object value,
            int siteNumber) {
        synchronized (lock) {
            enter(thread);
            if (!races) {
                return Sites.isShared(siteNumber, shadow(thread, owner).shared);
            }
            if (thread.waited) { // its wait has ended by an exception
                for (int i = 0; i < thread.heldCount; i++) {
                    retake(thread, thread.held[i].key());
                }
                thread.waited = false;
            }
            if (value != null) {
                derive(thread, owner, value);
            }
            Shadow shadow = shadow(thread, owner);
            boolean shared = Sites.isShared(siteNumber, shadow.shared);
            Shadow.Variable variable = shadow.variable(key, element);
            if (isKnown(thread, variable, write)) {
                return shared;
            }
            Access access = accessOf(thread, write, Sites.site(siteNumber));
            if (access == null) {
                return shared;
            }
            boolean reference =
                    element ? owner instanceof Object[] : Sites.field(key).reference();
            ThreadState.Tentative all = new ThreadState.Tentative(owner, variable, access, key, element, reference);
            if (!write && thread.optimistic != null) {
                thread.addTentative(all);
            } else {
                check(thread, all, true);
            }
            return shared;
        }
    }

    /** Whether this thread has made such an access since it last released something: nothing new can come of another. */
    private static boolean isKnown(ThreadState thread, Shadow.Variable variable, boolean write) {
        Access last =
                write ? variable.write : thread.number < variable.reads.length ? variable.reads[thread.number] : null;
        return last != null && last.thread() == thread.number && last.time() == thread.clock.of(thread.number);
    }

    /** Null if no code of the user's has asked for it. */
    private @Nullable Access accessOf(ThreadState thread, boolean write, Sites.Site site) {
        Sites.Site where = site.reported() ? site : caller();
        if (where == null) {
            return null;
        }
        String within =
                site.reported() ? "" : simpleName(site.className()).concat(".").concat(site.method());
        int time = thread.clock.of(thread.number);
        return new Access(
                thread.number, time, write, thread.thread.getName(), where, within, thread.heldLocks(), ++events);
    }

    /**
     * The innermost frame of the user's code, if there are only watched classes of the JDK above it; null if the JDK does
     * it on its own account, on data of its own.
     */
    private static Sites.@Nullable Site caller() {
        for (StackTraceElement frame : new Throwable().getStackTrace()) {
            String name = frame.getClassName();
            if (Sites.isReported(name)) {
                String file = frame.getFileName();
                return new Sites.Site(
                        name,
                        frame.getMethodName(),
                        file == null ? "" : file,
                        Math.max(0, frame.getLineNumber()),
                        true);
            }
            if (name.equals("io.raceproof.stress.lincheck.Actors")) {
                return ACTORS_OWN_CALL; // a method reference: there is no frame of the user's
            }
            if (!Sites.isWatched(name) && !isPassedThrough(name)) {
                return null;
            }
        }
        return null;
    }

    /** The detector, and what of the JDK has no data of its own that threads share. */
    private static boolean isPassedThrough(String className) {
        return className.startsWith("io.raceproof.stress.happensbefore.runtime.")
                || className.startsWith("java.util.stream.")
                || className.startsWith("java.util.function.")
                || className.startsWith("java.util.Spliterator")
                || className.equals("java.util.Iterator")
                || className.equals("java.util.Optional")
                || className.equals("java.util.Map")
                || className.equals("java.util.List")
                || className.equals("java.util.Collection")
                || className.equals("java.lang.Iterable");
    }

    private void check(ThreadState thread, ThreadState.Tentative all, boolean keep) {
        Access access = all.access();
        Shadow.Variable variable = all.variable();
        Clock seen = thread.frozen == null ? null : thread.frozen.get(all.owner());
        report(thread, seen, variable.write, all);
        if (access.write()) {
            for (Access read : variable.reads) {
                report(thread, seen, read, all);
            }
            variable.write = access;
        } else if (keep) {
            if (thread.number >= variable.reads.length) {
                variable.reads = Arrays.copyOf(variable.reads, thread.number + 4);
            }
            variable.reads[thread.number] = access;
        }
    }

    private void report(ThreadState thread, @Nullable Clock seen, @Nullable Access before, ThreadState.Tentative all) {
        if (before == null
                || before.thread() == thread.number
                || before.time() <= thread.clock.of(before.thread())
                || (seen != null && before.time() <= seen.of(before.thread()))
                || pairCount == MOST_PAIRS) {
            return;
        }
        if (pairCount == pairs.length) {
            pairs = Arrays.copyOf(pairs, pairCount * 2);
        }
        Object owner = all.owner();
        String variable = all.element()
                ? "an element of ".concat(simpleName(owner.getClass().getTypeName()))
                : Sites.field(all.key()).name();
        boolean ofUser = all.element()
                ? all.access().within().isEmpty()
                : Sites.field(all.key()).ofUser();
        pairs[pairCount++] = new RacingPair(
                variable,
                ofUser,
                all.reference(),
                shadow(thread, owner).number,
                before,
                all.access(),
                threads[before.thread()].releasedSince(before.time()),
                thread.acquired,
                threads[before.thread()].lastSync(),
                thread.lastSync());
    }

    // ---- names

    private Shadow shadow(ThreadState thread, Object object) {
        Shadow shadow = shadows.get(object);
        if (shadow == null) {
            shadow = new Shadow(++objectCount, thread.isOfTheJvm() ? 0 : thread.number);
            shadows.put(object, shadow);
        } else if (!shadow.shared
                && shadow.firstThread != thread.number
                && thread.number != 0
                && !thread.isOfTheJvm()
                && !isInnerPart(object)) {
            if (shadow.firstThread == 0) {
                shadow.firstThread = thread.number;
            } else {
                shadow.shared = true;
                sharedObjects++;
            }
        }
        return shadow;
    }

    /** Bins, nodes and tables of the JDK's concurrent classes, which class loading shares, too. */
    private static boolean isInnerPart(Object object) {
        String type = object.getClass().getName();
        return object instanceof Thread
                || (type.startsWith("java.util.concurrent.") && type.indexOf('$') > 0)
                || type.startsWith("[Ljava.util.concurrent.");
    }

    private String nameOf(ThreadState thread, Object lockObject) {
        Shadow shadow = shadow(thread, lockObject);
        if (shadow.name == null) {
            int field = thread.fieldOf(lockObject);
            String type = simpleName(lockObject.getClass().getTypeName());
            if (field != 0) {
                shadow.name = Sites.field(field).name();
            } else if (lockObject instanceof Class<?> locked) {
                shadow.name = "class ".concat(simpleName(locked.getTypeName()));
            } else {
                boolean isLock = lockObject instanceof Lock || lockObject instanceof StampedLock;
                shadow.name = (isLock ? "a " : "the monitor of a ").concat(type);
            }
        }
        return shadow.name;
    }

    private static String heldName(ThreadState thread, Object key) {
        for (int i = thread.heldCount - 1; i >= 0; i--) {
            if (thread.held[i].key() == key) {
                return thread.held[i].lock().name();
            }
        }
        return "";
    }

    static String simpleName(String className) {
        return className.substring(Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1);
    }

    // ---- for the runner

    RacingPair[] pairs() {
        synchronized (lock) {
            return Arrays.copyOf(pairs, pairCount);
        }
    }

    int sharedObjects() {
        synchronized (lock) {
            return sharedObjects;
        }
    }
}
