package lesson16_checker;

import static io.raceproof.lessons.lab.Check.require;

import io.raceproof.lessons.kit.Quiescence;
import io.raceproof.lessons.lab.Checker;
import io.raceproof.stress.lincheck.Actors;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import lesson16_checker.SmallExecutor.Factory;
import lesson16_checker.SmallExecutor.Registration;
import lesson16_checker.SmallExecutor.Result;

public final class OwnChecker extends Checker {
    public OwnChecker() {
        check("200 random programs do what a plain model does", Factory.class, OwnChecker::followsTheModel);
        check("threads that wait are woken", Factory.class, OwnChecker::wakes);
        scenario("a wake-up without a reason ends no wait", Factory.class, OwnChecker::bearsASpuriousWakeUp);
        race(Submits.class);
        race(Arrives.class);
        race(Ends.class);
        race(Looks.class);
        race(Listens.class);
        race(TwoLeave.class);
    }

    static void followsTheModel(Supplier<Factory> executors) throws InterruptedException {
        for (int seed = 0; seed < 200; seed++) {
            new Program(seed, executors.get()).run();
        }
    }

    /** What is known of a task. */
    private static final class Known {
        Result result;
        String end = "";
        int listeners;
        int told;
        int expected;
        Registration last;
        Throwable failure;
    }

    /** One random program: each call is made on the executor and on what is known of it. */
    private static final class Program {
        private final Random random;
        private final int max;
        private final int seed;
        private final ArrayDeque<Runnable> threads = new ArrayDeque<>();
        private final List<Known> waiting = new ArrayList<>();
        private final List<Known> all = new ArrayList<>();
        private final SmallExecutor executor;
        private boolean refuses;

        Program(int seed, Factory factory) {
            this.seed = seed;
            this.random = new Random(seed);
            this.max = 1 + random.nextInt(2);
            this.executor = factory.make(max, worker -> {
                if (refuses) {
                    throw new OutOfMemoryError("no thread");
                }
                threads.add(worker);
            });
        }

        void run() throws InterruptedException {
            for (int call = 0; call < 12; call++) {
                switch (random.nextInt(6)) {
                    case 0, 1 -> submit();
                    case 2 -> work();
                    case 3 -> cancel();
                    case 4 -> listen();
                    default -> leave();
                }
                look();
            }
            while (!threads.isEmpty()) {
                work();
            }
            look();
            require(executor.workers() == 0 && waiting.isEmpty(), "tasks are left, program " + seed);
        }

        private void submit() {
            refuses = random.nextInt(4) == 0;
            Known known = new Known();
            int value = random.nextInt(100);
            known.failure = random.nextInt(3) == 0 ? new StackOverflowError() : null;
            known.end = known.failure == null ? "value " + value : "failure";
            int before = threads.size();
            try {
                known.result = executor.submit(() -> {
                    if (known.failure instanceof Error error) {
                        throw error;
                    }
                    return value;
                });
                require(!refuses || before > 0, "no worker could be started, and submit threw nothing");
                waiting.add(known);
                all.add(known);
            } catch (OutOfMemoryError e) {
                require(refuses && before == 0, "submit threw, and there is a worker");
            }
            int added = refuses || before == max ? 0 : 1;
            require(threads.size() == before + added, "workers: " + threads.size() + ", program " + seed);
            refuses = false;
        }

        private void work() {
            if (!threads.isEmpty()) {
                threads.remove().run();
                waiting.forEach(this::done);
                waiting.clear();
            }
        }

        private void done(Known known) {
            known.expected += known.listeners;
            known.listeners = 0;
        }

        private Known some() {
            return all.isEmpty() ? null : all.get(random.nextInt(all.size()));
        }

        private void cancel() {
            Known known = some();
            if (known != null) {
                boolean may = waiting.remove(known);
                require(known.result.cancel() == may, "cancel did not return " + may + ", program " + seed);
                if (may) {
                    known.end = "cancelled";
                    done(known);
                }
            }
        }

        private void listen() {
            Known known = some();
            if (known != null) {
                known.last = known.result.whenDone(() -> {
                    known.told++;
                    throw new IllegalStateException("stops no other");
                });
                known.listeners++;
                if (!waiting.contains(known)) {
                    done(known);
                }
            }
        }

        private void leave() {
            Known known = some();
            if (known != null && known.last != null) {
                known.listeners -= waiting.contains(known) ? 1 : 0;
                known.last.close();
                known.last = null;
            }
        }

        private void look() throws InterruptedException {
            require(executor.workers() == threads.size(), "workers() is " + executor.workers() + ", program " + seed);
            for (Known known : all) {
                boolean done = !waiting.contains(known);
                require(known.result.isDone() == done, "isDone is not " + done + ", program " + seed);
                require(known.told == known.expected, "told " + known.told + ", program " + seed);
                require(known.result.registrations() == known.listeners, "registrations, program " + seed);
                require(!done || end(known).equals(known.end), "not " + known.end + ", program " + seed);
            }
        }

        private static String end(Known known) throws InterruptedException {
            try {
                return "value " + known.result.get();
            } catch (CompletionException e) {
                return e.getCause() == known.failure ? "failure" : "another failure";
            } catch (CancellationException e) {
                return "cancelled";
            }
        }
    }

    static void wakes(Supplier<Factory> executors) throws InterruptedException {
        for (boolean cancels : new boolean[] {false, true}) {
            ArrayDeque<Runnable> threads = new ArrayDeque<>();
            Result result = executors.get().make(1, threads::add).submit(() -> 1);
            List<Thread> waiting = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                Thread thread = new Thread(() -> {
                    try {
                        result.get();
                    } catch (InterruptedException | CancellationException e) {
                        // has ended, too
                    }
                });
                thread.setDaemon(true);
                thread.start();
                waiting.add(thread);
                Quiescence.await(millis -> {
                    thread.join(1);
                    return thread.getState() == Thread.State.WAITING;
                });
            }
            waiting.get(0).interrupt();
            require(Quiescence.join(waiting.get(0)), "an interrupt does not end the wait");
            if (cancels) {
                result.cancel();
            } else {
                threads.remove().run();
            }
            for (Thread thread : waiting) {
                require(Quiescence.join(thread), "a thread still waits");
            }
        }
    }

    static void bearsASpuriousWakeUp(Supplier<Factory> executors) throws InterruptedException {
        ArrayDeque<Runnable> threads = new ArrayDeque<>();
        Result result = executors.get().make(1, threads::add).submit(() -> 1);
        Runnable worker = threads.remove();
        Actors.run(
                result,
                () -> require(result.get() == 1, "get returned another value"),
                () -> {
                    synchronized (result) {
                        result.notifyAll();
                    }
                },
                worker::run);
    }

    public static final class Submits extends ExecutorRace {
        public Submits() {
            super(1);
            actor(submit.with(1));
            actor(submit.with(2));
            observe(Bench::end);
        }
    }

    public static final class Arrives extends ExecutorRace {
        public Arrives() {
            super(1);
            before(submit.with(1));
            actor(work);
            actor(submit.with(2));
            observe(Bench::end);
        }
    }

    public static final class Ends extends ExecutorRace {
        public Ends() {
            super(1);
            before(submit.with(1), listen.with(1));
            actor(work);
            actor(cancel.with(1));
            observe(Bench::end);
        }
    }

    public static final class Looks extends ExecutorRace {
        public Looks() {
            super(1);
            before(submit.with(1));
            actor(work);
            actor(isDone.with(1));
            observe(Bench::end);
        }
    }

    public static final class Listens extends ExecutorRace {
        public Listens() {
            super(1);
            before(submit.with(1));
            actor(work);
            actor(listen.with(1));
            observe(Bench::end);
        }
    }

    public static final class TwoLeave extends ExecutorRace {
        public TwoLeave() {
            super(1);
            before(submit.with(1), listen.with(1));
            actor(leave.with(1));
            actor(listen.with(1));
            observe(Bench::end);
        }
    }
}
