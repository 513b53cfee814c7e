package lesson10_limits;

import static io.raceproof.lessons.lab.Check.require;

import io.raceproof.lessons.kit.Quiescence;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a limiter must do. Requests wait for each other, or until nothing goes on any more; nothing sleeps. */
final class LimitContract {
    private LimitContract() {}

    static void handsOn(IntFunction<Limit> limits) throws Exception {
        Limit limit = limits.apply(1);
        AtomicReference<@Nullable Thread> requester = new AtomicReference<>();
        String answer = limit.call(() -> {
            requester.set(Thread.currentThread());
            return "200 OK";
        });
        require("200 OK".equals(answer), "the request returned 200 OK, and call returned " + answer);
        require(
                requester.get() == Thread.currentThread(),
                "the request was made in another thread: call makes it in the thread that calls");
        Exception thrown = failureOf(limits.apply(2));
        require(
                thrown instanceof IOException,
                "the request threw an IOException, and call "
                        + (thrown == null ? "returned as if nothing were wrong" : "threw " + thrown));
    }

    private static @Nullable Exception failureOf(Limit limit) {
        try {
            limit.call(() -> {
                throw new IOException("connection reset");
            });
            return null;
        } catch (Exception e) {
            return e;
        }
    }

    static void letsThemThrough(IntFunction<Limit> limits) throws InterruptedException {
        for (int most : new int[] {2, 3}) {
            Callers callers = new Callers(limits.apply(most));
            CountDownLatch arrived = new CountDownLatch(most);
            List<Thread> threads = callers.start(most, () -> callers.stay(arrived));
            boolean allIn = Quiescence.await(millis -> arrived.await(millis, TimeUnit.MILLISECONDS));
            callers.go.countDown();
            require(allIn, "with a limit of " + most + ", " + most + " requests were not under way at the same time");
            callers.joinAll(threads, "a request that has ended does not come back");
        }
    }

    /** One more than there may be; those inside stay until nothing goes on any more. */
    static void letsNoMoreThrough(IntFunction<Limit> limits) throws InterruptedException {
        for (int most : new int[] {1, 2}) {
            Callers callers = new Callers(limits.apply(most));
            CountDownLatch arrived = new CountDownLatch(most + 1);
            List<Thread> threads = callers.start(most + 1, () -> callers.stay(arrived));
            boolean allIn = Quiescence.await(millis -> arrived.await(millis, TimeUnit.MILLISECONDS));
            callers.go.countDown();
            require(
                    !allIn,
                    "the limit is " + most + ", and " + (most + 1) + " requests were under way at the same time");
            callers.joinAll(
                    threads,
                    "with a limit of " + most + ", one of " + (most + 1)
                            + " requests has never come through, although the others have ended");
            callers.requireServed(most + 1);
        }
    }

    /** One is inside; those who wait do so without using a processor, and each gets its turn. */
    static void waitsAndGoesOn(IntFunction<Limit> limits) throws InterruptedException {
        Callers callers = new Callers(limits.apply(1));
        Thread first = callers.holder();
        List<Thread> others = callers.start(3, () -> 1);
        for (Thread other : others) {
            boolean quiet = Quiescence.await(millis -> {
                other.join(Math.min(1, millis));
                return other.getState() != Thread.State.RUNNABLE && other.getState() != Thread.State.NEW;
            });
            require(
                    quiet,
                    "a thread that waits for a place goes round and round: it uses a processor that others need");
        }
        callers.go.countDown();
        callers.joinAll(List.of(first), "a request that has ended does not come back");
        callers.joinAll(others, "a place became free, and not all of three who waited have come through");
        callers.requireServed(4);
    }

    /** An interrupt while waiting gives nobody a place: what was not taken must not be given back. */
    static void bearsAnInterrupt(IntFunction<Limit> limits) throws InterruptedException {
        Callers callers = new Callers(limits.apply(1));
        Thread first = callers.holder();
        AtomicInteger early = new AtomicInteger();
        Callable<Integer> request = () -> {
            if (callers.go.getCount() > 0) {
                early.incrementAndGet();
            }
            return 1;
        };
        List<Thread> impatient = callers.start(1, request);
        settle();
        impatient.get(0).interrupt();
        settle();
        List<Thread> third = callers.start(1, request);
        settle();
        callers.go.countDown();
        callers.joinAll(List.of(first), "a request that has ended does not come back");
        callers.joinAll(impatient, "a thread that was interrupted while it waited never ends");
        callers.joinAll(third, "after one that waited was interrupted, the next one never came through");
        require(
                early.get() == 0,
                "one that waited was interrupted, and then two requests were under way with a limit of 1");
    }

    /** Until nothing goes on any more. */
    private static void settle() throws InterruptedException {
        Quiescence.await(millis -> {
            Thread.sleep(Math.min(1, millis));
            return false;
        });
    }

    /** Threads that use one limiter. */
    private static final class Callers {
        private final Limit limit;
        private final CountDownLatch go = new CountDownLatch(1);
        private final AtomicInteger served = new AtomicInteger();
        private final AtomicReference<@Nullable Exception> refusal = new AtomicReference<>();

        Callers(Limit limit) {
            this.limit = limit;
        }

        List<Thread> start(int count, Callable<Integer> request) {
            return IntStream.range(0, count)
                    .mapToObj(i -> {
                        Thread thread = new Thread(() -> call(request), "caller " + (i + 1));
                        thread.setDaemon(true);
                        thread.start();
                        return thread;
                    })
                    .toList();
        }

        private void call(Callable<Integer> request) {
            try {
                limit.call(request);
                served.incrementAndGet();
            } catch (Exception e) {
                refusal.set(e);
            }
        }

        /** A request that says that it is under way, and stays so until it may go on. */
        int stay(CountDownLatch arrived) throws InterruptedException {
            arrived.countDown();
            go.await();
            return 1;
        }

        /** A thread inside, until it may go on. */
        Thread holder() throws InterruptedException {
            CountDownLatch arrived = new CountDownLatch(1);
            Thread first = start(1, () -> stay(arrived)).get(0);
            require(
                    Quiescence.await(millis -> arrived.await(millis, TimeUnit.MILLISECONDS)),
                    "the first request was not let through");
            return first;
        }

        void joinAll(List<Thread> threads, String otherwise) throws InterruptedException {
            for (Thread thread : threads) {
                require(Quiescence.join(thread), otherwise);
            }
        }

        void requireServed(int count) {
            require(
                    served.get() == count,
                    served.get() + " of " + count + " requests were made, and instead of waiting a caller got "
                            + refusal.get());
        }
    }

    /** What is an Error, and no Exception. */
    private static final class Crash extends Error {
        private static final long serialVersionUID = 1;
    }

    /** Behind a limit, a service that says how many requests it had at once. */
    static final class Service {
        private final Limit limit;
        private final int most;
        private final AtomicInteger inside = new AtomicInteger();

        Service(Limit limit, int most) {
            this.limit = limit;
            this.most = most;
        }

        /** As many as were under way; as few as may be count as one. */
        int request() throws Exception {
            return limit.call(() -> {
                int now = inside.incrementAndGet();
                inside.decrementAndGet();
                return Math.max(1, now - most + 1);
            });
        }

        /** A request within a request: takes two places, and waits forever if there is but one. */
        int two() throws Exception {
            return limit.call(() -> request());
        }

        int fail() throws Exception {
            return limit.call(() -> {
                throw new IllegalStateException("the service is down");
            });
        }

        int crash() throws Exception {
            return limit.call(() -> {
                throw new Crash();
            });
        }
    }
}
