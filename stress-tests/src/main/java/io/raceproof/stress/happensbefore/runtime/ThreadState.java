package io.raceproof.stress.happensbefore.runtime;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What the detector knows of one thread. Only that thread reads and writes it. */
final class ThreadState {
    private static final ThreadLocal<ThreadState> CURRENT = new ThreadLocal<>();

    /** A read under StampedLock's optimistic mode: it counts once it is validated. */
    record Tentative(
            Object owner, Shadow.Variable variable, Access access, int key, boolean element, boolean reference) {}

    record Held(Object key, HeldLock lock) {}

    final Thread thread;
    /** True in code of the detector, whose own accesses do not count. */
    boolean inside;
    /** How many calls of a modelled JDK class it is in: what happens inside does not count. */
    int modelled;
    /** For random pauses. */
    int seed;
    /** Whether no other thread of its program is there: see {@link VirtualClock#hurry}. */
    boolean alone;
    /** While it waits with a time-out: until when. Guarded by the clock's lock. */
    long waitsUntil;
    /** Null until it is asked for. */
    private @Nullable Boolean ofTheJvm;

    // ---- of one run; see reset
    @Nullable
    Detector detector;

    int number;
    Clock clock = new Clock();

    @Nullable
    IdentityTable<Clock> frozen;

    Held[] held = new Held[4];
    int heldCount;
    boolean waited;
    String[] released = new String[8];
    int[] releasedAt = new int[8];
    int releasedCount;
    String acquired = "";

    /** The last things that it released or acquired: a ring. */
    private final @Nullable SyncEvent[] sync = new SyncEvent[16];

    private int syncCount;

    @Nullable
    Object optimistic;

    Tentative[] tentative = new Tentative[8];
    int tentativeCount;

    /** The references that it read last, and the fields they were read from: what a lock is called. */
    private final @Nullable Object[] recentValues = new Object[8];

    private final int[] recentFields = new int[8];
    private int recent;

    private ThreadState(Thread thread) {
        this.thread = thread;
        this.seed = System.identityHashCode(thread) | 1;
    }

    /** The threads that a run has given up on: they may go on forever. Guarded by itself. */
    private static final IdentityTable<Boolean> ABANDONED = new IdentityTable<>();

    static void abandon(Thread thread) {
        synchronized (ABANDONED) {
            ABANDONED.put(thread, true);
        }
    }

    boolean isAbandoned() {
        synchronized (ABANDONED) {
            return ABANDONED.get(thread) != null;
        }
    }

    /**
     * Whether the JVM, or the kit, has started it for itself: the reference handler, the cleaner, a watch. Such threads are in the
     * system's thread group or next to it, where no scenario's are.
     */
    boolean isOfTheJvm() {
        if (ofTheJvm == null) {
            ofTheJvm = isOfTheJvm(thread);
        }
        return ofTheJvm;
    }

    static boolean isOfTheJvm(Thread thread) {
        ThreadGroup group = thread.getThreadGroup();
        return group != null && (group.getParent() == null || group.getName().equals("InnocuousThreadGroup"));
    }

    static ThreadState current() {
        ThreadState state = CURRENT.get();
        if (state == null) {
            state = new ThreadState(Thread.currentThread());
            CURRENT.set(state);
        }
        return state;
    }

    void noteRead(Object value, int field) {
        recent = (recent + 1) & (recentValues.length - 1);
        recentValues[recent] = value;
        recentFields[recent] = field;
    }

    /** The field that the value was read from lately; 0 if it was not. */
    int fieldOf(Object value) {
        for (int i = 0; i < recentValues.length; i++) {
            if (recentValues[i] == value) {
                return recentFields[i];
            }
        }
        return 0;
    }

    void reset(Detector of, int newNumber) {
        detector = of;
        number = newNumber;
        clock = new Clock();
        clock.tick(newNumber);
        frozen = null;
        heldCount = 0;
        waited = false;
        releasedCount = 0;
        acquired = "";
        syncCount = 0;
        optimistic = null;
        tentativeCount = 0;
    }

    void note(SyncEvent event) {
        sync[syncCount++ % sync.length] = event;
    }

    /** What was noted last, oldest first. */
    SyncEvent[] lastSync() {
        int kept = Math.min(syncCount, sync.length);
        SyncEvent[] last = new SyncEvent[kept];
        for (int i = 0; i < kept; i++) {
            SyncEvent event = sync[(syncCount - kept + i) % sync.length];
            if (event != null) {
                last[i] = event;
            }
        }
        return last;
    }

    void hold(Object key, HeldLock lock) {
        if (heldCount == held.length) {
            held = Arrays.copyOf(held, heldCount * 2);
        }
        held[heldCount++] = new Held(key, lock);
    }

    /** Gives back the last hold of it; returns whether it was shared. */
    boolean unhold(Object key) {
        for (int i = heldCount - 1; i >= 0; i--) {
            if (held[i].key() == key) {
                boolean shared = held[i].lock().shared();
                System.arraycopy(held, i + 1, held, i, heldCount - i - 1);
                heldCount--;
                return shared;
            }
        }
        return false;
    }

    HeldLock[] heldLocks() {
        HeldLock[] locks = new HeldLock[heldCount];
        for (int i = 0; i < heldCount; i++) {
            locks[i] = held[i].lock();
        }
        return locks;
    }

    void noteRelease(String what) {
        int slot = releasedCount % released.length;
        released[slot] = what;
        releasedAt[slot] = clock.of(number);
        releasedCount++;
    }

    /** The first thing that it released at this time or later, of the last eight; empty if nothing. */
    String releasedSince(int time) {
        for (int i = Math.max(0, releasedCount - released.length); i < releasedCount; i++) {
            int slot = i % released.length;
            if (releasedAt[slot] >= time) {
                return released[slot];
            }
        }
        return "";
    }

    void addTentative(Tentative read) {
        if (tentativeCount == tentative.length) {
            tentative = Arrays.copyOf(tentative, tentativeCount * 2);
        }
        tentative[tentativeCount++] = read;
    }
}
