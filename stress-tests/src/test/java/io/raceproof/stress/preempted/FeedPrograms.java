package io.raceproof.stress.preempted;

import io.raceproof.futures.Completions;
import io.raceproof.futures.Future;
import io.raceproof.futures.Futures;
import io.raceproof.futures.Promise;
import io.raceproof.futures.internal.future.FutureAccess;
import io.raceproof.stress.race.Race;
import io.raceproof.stress.race.Waits;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Futures as they are done, taken by several threads, one at a time: whichever of them waits is woken for the next one, also when
 * the wake-up for an earlier one comes late, and each is handed out once.
 */
public final class FeedPrograms extends Race<FeedPrograms.Feed> {
    private static final int FUTURES = 3;

    /** The operations; each future has a number. */
    interface Feed {
        boolean complete(int future);

        boolean cancel(int future);

        /** Takes the next one that is done, and waits for it; false if all have been taken. */
        boolean take() throws InterruptedException;

        /** How many different ones were taken, and how many who wait are left. */
        String state();
    }

    private static String stateOf(int taken, int waiters) {
        return taken + " taken, waiters: " + waiters;
    }

    private static final class Real implements Feed {
        private final List<Promise<String>> promises =
                Stream.generate(() -> new Promise<String>()).limit(FUTURES).toList();
        private final List<Future<String>> futures =
                promises.stream().map(Promise::future).toList();

        /** Guarded by turn. */
        private final Completions<Future<String>> completions = Futures.asCompleted(futures);

        private final ReentrantLock turn = new ReentrantLock();
        private final Set<Future<?>> taken = new HashSet<>(); // guarded by turn

        @Override
        public boolean complete(int future) {
            return promises.get(future).tryComplete("done");
        }

        @Override
        public boolean cancel(int future) {
            return futures.get(future).cancel();
        }

        @Override
        public boolean take() {
            turn.lock();
            try {
                if (!completions.hasNext()) {
                    return false;
                }
                Future<String> next = completions.next();
                return next.isDone() && taken.add(next);
            } finally {
                turn.unlock();
            }
        }

        @Override
        public String state() {
            completions.close();
            return stateOf(taken.size(), FutureAccess.waiters(futures));
        }
    }

    /** For one thread. */
    private static final class Plain implements Feed {
        private final Set<Integer> done = new HashSet<>();
        private final Set<Integer> cancelled = new HashSet<>();
        private int taken;

        @Override
        public boolean complete(int future) {
            return done.add(future);
        }

        /** One that is cancelled is cancelled once more. */
        @Override
        public boolean cancel(int future) {
            if (complete(future)) {
                cancelled.add(future);
            }
            return cancelled.contains(future);
        }

        @Override
        public boolean take() throws InterruptedException {
            Waits.until(taken < done.size() || taken == FUTURES);
            if (taken == FUTURES) {
                return false;
            }
            taken++;
            return true;
        }

        @Override
        public String state() {
            return stateOf(taken, 0);
        }
    }

    /** Looks, and says that it sleeps in a second step. */
    private static final class Unprotected implements Feed {
        private final Set<Integer> done = ConcurrentHashMap.newKeySet();
        private final Queue<Integer> arrived = new ConcurrentLinkedQueue<>();
        private final ReentrantLock turn = new ReentrantLock();
        private volatile @Nullable Thread sleeper;
        private int taken; // guarded by turn

        @Override
        public boolean complete(int future) {
            boolean isNew = done.add(future);
            if (isNew) {
                arrived.add(future);
                LockSupport.unpark(sleeper);
            }
            return isNew;
        }

        @Override
        public boolean cancel(int future) {
            return complete(future);
        }

        @Override
        public boolean take() {
            turn.lock();
            try {
                if (taken == FUTURES) {
                    return false;
                }
                while (arrived.poll() == null) {
                    sleeper = Thread.currentThread();
                    LockSupport.park();
                }
                taken++;
                return true;
            } finally {
                turn.unlock();
            }
        }

        @Override
        public String state() {
            return stateOf(taken, 0);
        }
    }

    /** For the lenses. */
    public FeedPrograms() {
        reference(() -> new Plain());
        broken("unprotected", () -> new Unprotected());
        fixed("futures", () -> new Real());

        var complete = query("complete", Feed::complete, 0, 1, 2);
        query("cancel", Feed::cancel, 0);
        var take = query("take", Feed::take);
        actor(take);
        actor(complete.with(0), complete.with(2));
        actor(complete.with(1), take, take);
        observe(Feed::state);
    }
}
