package lesson14_waiting;

import static io.raceproof.lessons.lab.Check.require;

import io.raceproof.lessons.kit.Quiescence;
import io.raceproof.stress.race.Call;
import io.raceproof.stress.race.Operation;
import io.raceproof.stress.race.Outcome;
import io.raceproof.stress.race.Race;
import io.raceproof.stress.race.Waits;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** What a queue must do: each method is one check. A wait is over when nothing can come any more, not by the clock. */
final class WaitingContract {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int OFTEN = 100;
    private static final int SOMETIMES = 10;

    private WaitingContract() {}

    // @start region="test"
    static void one_puts_and_one_takes(BoundedQueue queue) throws InterruptedException {
        Thread putter = new Thread(() -> {
            try {
                for (int i = 1; i <= 100; i++) {
                    queue.put(i);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        putter.start();
        for (int i = 1; i <= 100; i++) {
            require(queue.take().getAsInt() == i, "an element is missing, or in the wrong place");
        }
    }
    // @end

    static void isAQueue(IntFunction<? extends BoundedQueue> queues) throws Exception {
        for (int capacity = 1; capacity <= 3; capacity++) {
            BoundedQueue queue = queues.apply(capacity);
            for (int i = 1; i <= capacity; i++) {
                int element = 10 * i;
                Caller put = new Caller("put", () -> queue.put(element));
                put.mustReturn("true", "there is room");
            }
            require(queue.size() == capacity, "a queue of " + capacity + " was filled, and size() is " + queue.size());
            for (int i = 1; i <= capacity; i++) {
                Caller take = new Caller("take", queue::take);
                take.mustReturn("OptionalInt[" + 10 * i + "]", "10, 20, 30 were put in as far as there is room");
            }
            require(queue.size() == 0, "all elements were taken, and size() is " + queue.size());
        }
    }

    static void takersWait(IntFunction<? extends BoundedQueue> queues) throws Exception {
        BoundedQueue queue = queues.apply(2);
        List<Caller> takers = List.of(waiting("take", queue::take), waiting("take", queue::take));
        new Caller("put", () -> queue.put(1)).mustReturn("true", "the queue is empty");
        requireOneWaits(takers, "two wait in take and one element is put");
        new Caller("put", () -> queue.put(1)).mustReturn("true", "there is room");
        for (Caller taker : takers) {
            taker.mustReturn("OptionalInt[1]", "two waited in take, and there are two elements");
        }
    }

    static void puttersWait(IntFunction<? extends BoundedQueue> queues) throws Exception {
        BoundedQueue queue = queues.apply(1);
        new Caller("put", () -> queue.put(1)).mustReturn("true", "the queue is empty");
        List<Caller> putters = List.of(waiting("put", () -> queue.put(2)), waiting("put", () -> queue.put(2)));
        require(queue.size() == 1, "a queue of one element has " + queue.size());
        new Caller("take", queue::take).mustReturn("OptionalInt[1]", "the queue is full");
        requireOneWaits(putters, "two wait in put and one element is taken");
        require(queue.size() == 1, "a queue of one element has " + queue.size());
        new Caller("take", queue::take).mustReturn("OptionalInt[2]", "the queue is full");
        for (Caller putter : putters) {
            putter.mustReturn("true", "two waited in put, and two elements were taken");
        }
    }

    /** Where the queue waits for its own monitor, any thread may wake it; elsewhere this does nothing. */
    static void bearsASpuriousWakeUp(IntFunction<? extends BoundedQueue> queues) throws Exception {
        BoundedQueue empty = queues.apply(1);
        Caller taker = waiting("take", empty::take);
        Caller poller = waiting("poll", () -> empty.poll(HOUR));
        BoundedQueue full = queues.apply(1);
        full.put(1);
        Caller putter = waiting("put", () -> full.put(2));
        for (BoundedQueue queue : List.of(empty, full)) {
            synchronized (queue) {
                queue.notifyAll();
            }
        }
        for (Caller caller : List.of(taker, poller, putter)) {
            caller.mustWait("it was woken, and nothing had changed");
        }
        require(full.size() == 1, "a queue of one element has " + full.size());
        empty.close();
        full.close();
        taker.mustReturn("OptionalInt.empty", "the queue was closed");
        poller.mustReturn("OptionalInt.empty", "the queue was closed");
        putter.mustReturn("false", "the queue was closed");
    }

    /** One is woken, and who put the element takes it back first: that thread runs, and the woken one has to be started. */
    static void bearsBeingOvertaken(IntFunction<? extends BoundedQueue> queues) throws Exception {
        for (String name : List.of("take", "poll(1 h)")) {
            BoundedQueue queue = queues.apply(1);
            Caller caller = waiting(name, name.equals("take") ? queue::take : () -> queue.poll(HOUR));
            boolean overtaken = true;
            for (int i = 0; i < OFTEN && overtaken; i++) {
                queue.put(1);
                overtaken = queue.poll(Duration.ZERO).isPresent();
            }
            if (overtaken) {
                caller.mustWait("it was woken, and another thread had taken the element");
                queue.close();
            }
            caller.mustReturn(
                    overtaken ? "OptionalInt.empty" : "OptionalInt[1]",
                    overtaken ? "the queue was closed" : "an element was put, and nobody else has taken it");
        }
    }

    /** Two wait, and two elements are put before the first of them is back; then the same with room for two. */
    static void wakesOneForEach(IntFunction<? extends BoundedQueue> queues) throws Exception {
        for (int i = 0; i < SOMETIMES; i++) {
            BoundedQueue queue = queues.apply(2);
            List<Caller> takers = List.of(waiting("take", queue::take), waiting("take", queue::take));
            queue.put(1);
            queue.put(1);
            for (Caller taker : takers) {
                taker.mustReturn("OptionalInt[1]", "two waited, and two elements were put");
            }
            queue.put(1);
            queue.put(1);
            List<Caller> putters = List.of(waiting("put", () -> queue.put(2)), waiting("put", () -> queue.put(2)));
            queue.poll(Duration.ZERO);
            queue.poll(Duration.ZERO);
            for (Caller putter : putters) {
                putter.mustReturn("true", "two waited for room, and two elements were taken");
            }
        }
    }

    static void bearsAnInterrupt(IntFunction<? extends BoundedQueue> queues) throws Exception {
        BoundedQueue queue = queues.apply(1);
        for (Caller caller : List.of(waiting("take", queue::take), waiting("poll", () -> queue.poll(HOUR)))) {
            caller.thread.interrupt();
            caller.mustReturn("java.lang.InterruptedException", "it was interrupted while it waited");
        }
        new Caller("put", () -> queue.put(1))
                .mustReturn("true", "two calls that waited for an element were interrupted");
        Caller putter = waiting("put", () -> queue.put(2));
        putter.thread.interrupt();
        putter.mustReturn("java.lang.InterruptedException", "it was interrupted while it waited");
        require(queue.size() == 1, "a put was interrupted, and size() is " + queue.size());
        for (int i = 1; i <= 2; i++) {
            String when = "put was interrupted while it waited, and elements were taken and put in turn since";
            new Caller("take", queue::take).mustReturn("OptionalInt[" + i + "]", when);
            int next = i + 1;
            new Caller("put", () -> queue.put(next)).mustReturn("true", when);
        }
    }

    /** A call that need not wait may go on all the same, or throw; then it has neither added nor removed, nor kept the place. */
    static void bearsAnEarlyInterrupt(IntFunction<? extends BoundedQueue> queues) throws Exception {
        BoundedQueue queue = queues.apply(1);
        for (Caller early :
                List.of(interrupted("take", queue::take), interrupted("poll(1 h)", () -> queue.poll(HOUR)))) {
            early.mustReturn("java.lang.InterruptedException", "it was interrupted before it had to wait");
        }
        Caller put = interrupted("put", () -> queue.put(1));
        boolean isIn = put.returned("true");
        String when = "put was interrupted when there was room and " + (isIn ? "returned true" : "threw " + put.seen);
        require(isIn || put.returned("java.lang.InterruptedException"), when);
        require(queue.size() == (isIn ? 1 : 0), when + ", and size() is " + queue.size());
        if (!isIn) {
            new Caller("put", () -> queue.put(1)).mustReturn("true", when);
        }
        Caller take = interrupted("take", queue::take);
        boolean isOut = take.returned("OptionalInt[1]");
        when = "take was interrupted when there was an element and "
                + (isOut ? "returned it" : "ended with " + take.seen);
        require(isOut || take.returned("java.lang.InterruptedException"), when);
        require(queue.size() == (isOut ? 0 : 1), when + ", and size() is " + queue.size());
        if (!isOut) {
            new Caller("take", queue::take).mustReturn("OptionalInt[1]", when);
        }
        new Caller("put", () -> queue.put(2)).mustReturn("true", when);
    }

    private static Caller interrupted(String name, Callable<?> call) {
        return new Caller(name, () -> {
            Thread.currentThread().interrupt();
            return call.call();
        });
    }

    static void pollsInTime(IntFunction<? extends BoundedQueue> queues) throws Exception {
        BoundedQueue queue = queues.apply(1);
        new Caller("poll(0)", () -> queue.poll(Duration.ZERO)).mustReturn("OptionalInt.empty", "the queue is empty");
        new Caller("poll(20 ms)", () -> queue.poll(Duration.ofMillis(20)))
                .mustReturn("OptionalInt.empty", "nothing was put");
        queue.put(1);
        new Caller("poll(0)", () -> queue.poll(Duration.ZERO)).mustReturn("OptionalInt[1]", "the queue has an element");
        List<Caller> pollers =
                List.of(waiting("poll(1 h)", () -> queue.poll(HOUR)), waiting("poll(1 h)", () -> queue.poll(HOUR)));
        queue.put(1);
        requireOneWaits(pollers, "two poll for an hour and one element is put");
        Caller putter = new Caller("put", () -> queue.put(1));
        putter.mustReturn("true", "there is room");
        for (Caller poller : pollers) {
            poller.mustReturn("OptionalInt[1]", "two polled for an hour, and there were two elements");
        }
        queue.put(1);
        Caller waits = waiting("put", () -> queue.put(2));
        queue.poll(Duration.ZERO);
        waits.mustReturn("true", "the queue was full, and its element was polled");
    }

    static void closesForAll(IntFunction<? extends BoundedQueue> queues) throws Exception {
        BoundedQueue empty = queues.apply(1);
        List<Caller> takers = List.of(
                waiting("take", empty::take), waiting("take", empty::take), waiting("poll", () -> empty.poll(HOUR)));
        empty.close();
        for (Caller taker : takers) {
            taker.mustReturn("OptionalInt.empty", "three waited for an element, and the queue was closed");
        }
        BoundedQueue full = queues.apply(2);
        full.put(1);
        full.put(2);
        List<Caller> putters = List.of(
                waiting("put", () -> full.put(3)),
                waiting("put", () -> full.put(3)),
                waiting("put", () -> full.put(3)));
        full.close();
        for (Caller putter : putters) {
            putter.mustReturn("false", "three waited for room, and the queue was closed");
        }
        new Caller("take", full::take).mustReturn("OptionalInt[1]", "the queue was closed with 1 and 2 in it");
        new Caller("put", () -> full.put(3)).mustReturn("false", "the queue is closed");
        new Caller("poll", () -> full.poll(HOUR))
                .mustReturn("OptionalInt[2]", "the queue was closed with 1 and 2 in it");
        new Caller("take", full::take).mustReturn("OptionalInt.empty", "the queue is closed and empty");
        new Caller("poll", () -> full.poll(HOUR)).mustReturn("OptionalInt.empty", "the queue is closed and empty");
    }

    static void movesEverything(Supplier<? extends BoundedQueue> queues) throws Exception {
        BoundedQueue queue = queues.get();
        int each = 300;
        AtomicLong sum = new AtomicLong();
        List<Caller> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            all.add(new Caller("take", () -> {
                for (int n = 0; n < each; n++) {
                    sum.addAndGet(queue.take().getAsInt());
                }
                return "all";
            }));
            all.add(new Caller("put", () -> {
                for (int n = 1; n <= each; n++) {
                    queue.put(n);
                }
                return "all";
            }));
        }
        for (Caller caller : all) {
            caller.mustReturn("all", "four put 300 elements each, and four take as many");
        }
        require(
                sum.get() == 4L * each * (each + 1) / 2,
                "the sum of what was taken is not that of what was put: elements are missing, or there twice");
    }

    private static void requireOneWaits(List<Caller> two, String when) throws InterruptedException {
        boolean bothEnded = Quiescence.await(millis -> {
            two.get(0).thread.join(millis);
            return two.stream().noneMatch(caller -> caller.thread.isAlive());
        });
        require(
                !bothEnded,
                when + ", and both have gone on (" + two.get(0).seen + ", " + two.get(1).seen
                        + "): a thread that is woken must look again, in a loop, since another may have been faster");
        long waiting = two.stream().filter(caller -> caller.thread.isAlive()).count();
        require(waiting == 1, when + ", and both wait on");
    }

    /** A call that must not return now. */
    private static Caller waiting(String name, Callable<?> call) throws InterruptedException {
        Caller caller = new Caller(name, call);
        boolean quiet = Quiescence.await(millis -> {
            caller.thread.join(Math.min(1, millis));
            return caller.thread.getState() != Thread.State.RUNNABLE;
        });
        require(quiet, name + " runs in a loop while it waits, and uses a processor that others need");
        require(caller.thread.isAlive(), name + " must wait, and has ended: " + caller.seen);
        return caller;
    }

    /** A thread that makes a call, and what it saw. */
    private static final class Caller {
        private final String name;
        private final Thread thread;
        private volatile String seen = "";

        Caller(String name, Callable<?> call) {
            this.name = name;
            thread = new Thread(() -> seen = outcomeOf(call), name);
            thread.setDaemon(true);
            thread.start();
        }

        private static String outcomeOf(Callable<?> call) {
            try {
                return String.valueOf(call.call());
            } catch (InterruptedException e) {
                return InterruptedException.class.getName();
            } catch (Exception | Error e) {
                return e.toString();
            }
        }

        /** Whether it has returned that, or thrown it, when it is over or waits forever. */
        boolean returned(String expected) throws InterruptedException {
            return Quiescence.join(thread) && seen.equals(expected);
        }

        void mustReturn(String expected, String when) throws InterruptedException {
            require(Quiescence.join(thread), when + ", and " + name + " waits forever");
            require(seen.equals(expected), when + ", and " + name + " ended with " + seen + ", not with " + expected);
        }

        void mustWait(String when) throws InterruptedException {
            boolean ended = Quiescence.await(millis -> {
                thread.join(millis);
                return !thread.isAlive();
            });
            require(!ended, when + ", and " + name + " ended with " + seen);
        }
    }

    /** What the races of this lesson have in common. */
    abstract static class Queues extends Race<BoundedQueue> {
        final Operation<BoundedQueue, Integer> put = query("put", BoundedQueue::put, 1, 2);
        final Call<BoundedQueue> take = query("take", queue -> queue.take().toString());
        final Call<BoundedQueue> poll =
                query("poll", queue -> queue.poll(Duration.ofMillis(20)).toString());
        final Call<BoundedQueue> close = action("close", BoundedQueue::close);
        final Call<BoundedQueue> size = query("size", BoundedQueue::size);

        Queues() {
            reference(() -> new Sequential());
            observe(BoundedQueue::size);
            name("hang", Outcome::waits);
            name("nothing there", o -> o.threw(RuntimeException.class));
            name("each one", o -> true);
        }
    }

    /** For one thread, with room for one element. */
    static final class Sequential implements BoundedQueue {
        private final ArrayDeque<Integer> elements = new ArrayDeque<>();
        private boolean closed;

        @Override
        public boolean put(int element) {
            Waits.until(elements.isEmpty() || closed);
            return !closed && elements.add(element);
        }

        @Override
        public OptionalInt take() {
            Waits.until(!elements.isEmpty() || closed);
            return poll(Duration.ZERO);
        }

        @Override
        public OptionalInt poll(Duration time) {
            return elements.isEmpty() ? OptionalInt.empty() : OptionalInt.of(elements.remove());
        }

        @Override
        public void close() {
            closed = true;
        }

        @Override
        public int size() {
            return elements.size();
        }
    }
}
