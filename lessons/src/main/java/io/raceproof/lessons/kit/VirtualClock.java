package io.raceproof.lessons.kit;

import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.CountDownLatch;

/**
 * A clock on which threads sleep without taking time. It stands still for as long as a thread of the check can go on; when all
 * of them wait, it jumps to the time at which the next one is to wake up, and wakes that one alone:
 *
 * <pre>
 *   thread ──sleep──► waits, in the queue ◄──earliest── the clock's thread: sees all others wait, look after look
 *                          │                                   │
 *                          └───────────── woken ◄──────────────┘ now = its time
 * </pre>
 *
 * Who sleeps until the same time is woken in the order of arrival, so a check has one result. What waits with a real time-out
 * is not on this clock. The threads of the check are those of the thread group in which the clock was started. For one check at
 * a time in a group. Thread-safe.
 */
public final class VirtualClock implements AutoCloseable {
    /** So often all others are seen waiting before the time jumps. */
    private static final int LOOKS = 10;

    private record Sleeper(long until, long number, CountDownLatch awake) {}

    /** Guarded by this, as are the fields below. */
    private final PriorityQueue<Sleeper> sleepers =
            new PriorityQueue<>(Comparator.comparingLong(Sleeper::until).thenComparingLong(Sleeper::number));

    private long now;
    private long arrivals;

    /** Those that were woken and have not gone on yet: a thread is seen waiting until it gets a processor. */
    private int waking;

    private boolean closed;

    private final Thread driver = new Thread(this::drive, "virtual clock");

    private VirtualClock() {
        driver.setDaemon(true);
    }

    /** Starts one, at 0. */
    public static VirtualClock start() {
        VirtualClock clock = new VirtualClock();
        clock.driver.start();
        return clock;
    }

    /** The time since its start. */
    public synchronized Duration now() {
        return Duration.ofNanos(now);
    }

    /**
     * Waits until so much time has gone by on this clock.
     *
     * @throws InterruptedException if the thread is interrupted; no time goes by for that
     */
    public void sleep(Duration duration) throws InterruptedException {
        Sleeper sleeper;
        synchronized (this) {
            if (closed || duration.isNegative() || duration.isZero()) {
                return;
            }
            sleeper = new Sleeper(now + duration.toNanos(), arrivals++, new CountDownLatch(1));
            sleepers.add(sleeper);
        }
        try {
            sleeper.awake().await();
        } finally {
            synchronized (this) {
                waking -= sleepers.remove(sleeper) ? 0 : 1;
            }
        }
    }

    private void drive() {
        try {
            int quiet = 0;
            Map<Quiescence, Integer> atFirst = Map.of();
            while (!isClosed()) {
                Thread.sleep(1); // between two looks, not for the order of anything
                Map<Quiescence, Integer> now = Quiescence.waiters();
                if (isWaking() || Quiescence.someoneElseCanGoOn(now.keySet())) {
                    quiet = 0;
                } else if (quiet == 0 || !now.keySet().equals(atFirst.keySet())) {
                    atFirst = now;
                    quiet = 1;
                } else if (++quiet >= LOOKS && haveLooked(atFirst, now)) {
                    wakeNext();
                    quiet = 0;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    /**
     * Whether each of these waiters has begun and ended a look since all others wait: there is nothing for it to see. That it waits
     * for a processor in between, on a busy machine most of the time, does not matter then.
     */
    private static boolean haveLooked(Map<Quiescence, Integer> atFirst, Map<Quiescence, Integer> now) {
        return now.entrySet().stream()
                .allMatch(waiter -> waiter.getValue() >= atFirst.getOrDefault(waiter.getKey(), waiter.getValue()) + 2);
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized boolean isWaking() {
        return waking > 0;
    }

    private synchronized void wakeNext() {
        Sleeper next = sleepers.poll();
        if (next != null) {
            now = Math.max(now, next.until());
            waking++;
            next.awake().countDown();
        }
    }

    /** Wakes all who still sleep, and ends. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            sleepers.forEach(sleeper -> sleeper.awake().countDown()); // they take themselves off the queue
        }
        driver.interrupt();
    }
}
