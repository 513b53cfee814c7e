package lesson16_checker;

import io.raceproof.lessons.lab.Checker;
import io.raceproof.stress.race.Call;
import io.raceproof.stress.race.Choices;
import io.raceproof.stress.race.Operation;
import io.raceproof.stress.race.Race;
import io.raceproof.stress.race.Waits;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A race on a small executor. It has the rule, an executor for one thread; the subjects, whatever the checker is run on; and these
 * operations. A subclass says which actor calls what, and what is observed at the end: {@code observe(Bench::end)}.
 */
@SuppressWarnings("this-escape") // to final methods of the superclass alone
public abstract class ExecutorRace extends Race<ExecutorRace.Bench> {
    /** Submits task 1, 2, or 3, which throws. */
    protected final Operation<Bench, Integer> submit = action("submit", Bench::submit, 1, 2, Bench.FAILING);

    /** Runs the next thread that the executor has started, to its end; does nothing if there is none. */
    protected final Call<Bench> work = action("work", bench -> bench.work());

    /** Cancels a task; returns what that returned. */
    protected final Operation<Bench, Integer> cancel = query("cancel", Bench::cancel, 1, 2);

    /** Asks whether a task is done. */
    protected final Operation<Bench, Integer> isDone = query("isDone", Bench::isDone, 1, 2);

    /** Waits for a task; returns "value 1", "failed" or "cancelled". */
    protected final Operation<Bench, Integer> get = query("get", Bench::get, 1, 2);

    /** Registers a listener with a task. */
    protected final Operation<Bench, Integer> listen = action("listen", Bench::listen, 1, 2);

    /** Takes back the registration of the listener that was registered last. */
    protected final Operation<Bench, Integer> leave = action("leave", Bench::leave, 1, 2);

    /** Of an executor with that maximum of workers. */
    protected ExecutorRace(int maxWorkers) {
        openReference(choices -> new Bench(maxWorkers, (max, starter) -> new Plain(max, starter, choices)));
        for (String subject : Checker.subjects()) {
            SmallExecutor.Factory factory = (SmallExecutor.Factory) Checker.make(subject);
            judged(subject, () -> new Bench(maxWorkers, factory));
        }
    }

    /** An executor whose threads run when an actor calls {@link #work}, and its tasks. Thread-safe. */
    public static final class Bench {
        /** The number of the task that throws. */
        public static final int FAILING = 3;

        private static final int TASKS = 1 + FAILING;

        /** A right executor starts fewer threads; a wrong one may start one after the other forever. */
        private static final int MOST_THREADS = 50;

        private final int maxWorkers;
        private final SmallExecutor executor;
        /** Started, and not begun. Guarded by this. */
        private final ArrayDeque<Runnable> threads = new ArrayDeque<>();

        private final AtomicInteger running = new AtomicInteger();
        /** Written by whichever thread sees it. */
        private volatile boolean tooMany;

        // by the number of the task
        private final AtomicReferenceArray<SmallExecutor.@Nullable Result> results = new AtomicReferenceArray<>(TASKS);
        private final AtomicReferenceArray<SmallExecutor.@Nullable Registration> registrations =
                new AtomicReferenceArray<>(TASKS);
        private final AtomicIntegerArray runs = new AtomicIntegerArray(TASKS);
        private final AtomicIntegerArray told = new AtomicIntegerArray(TASKS);

        Bench(int maxWorkers, SmallExecutor.Factory factory) {
            this.maxWorkers = maxWorkers;
            this.executor = factory.make(maxWorkers, this::start);
        }

        private synchronized void start(Runnable worker) {
            threads.add(worker);
            tooMany |= threads.size() > maxWorkers; // each of them will want a task
        }

        void submit(int task) {
            results.set(task, executor.submit(() -> run(task)));
        }

        private int run(int task) {
            runs.incrementAndGet(task);
            tooMany |= running.incrementAndGet() > maxWorkers;
            running.decrementAndGet();
            if (task == FAILING) {
                throw new IllegalArgumentException("as it should");
            }
            return task;
        }

        boolean work() {
            Runnable worker;
            synchronized (this) {
                worker = threads.poll();
            }
            if (worker != null) {
                worker.run();
            }
            return worker != null;
        }

        private SmallExecutor.Result result(int task) {
            SmallExecutor.Result result = results.get(task);
            if (result == null) {
                throw new IllegalStateException("task " + task + " is not submitted");
            }
            return result;
        }

        boolean cancel(int task) {
            return result(task).cancel();
        }

        boolean isDone(int task) {
            return result(task).isDone();
        }

        String get(int task) throws InterruptedException {
            try {
                return "value " + result(task).get();
            } catch (CompletionException e) {
                return "failed";
            } catch (CancellationException e) {
                return "cancelled";
            }
        }

        void listen(int task) {
            registrations.set(task, result(task).whenDone(() -> told.incrementAndGet(task)));
        }

        void leave(int task) {
            SmallExecutor.Registration registration = registrations.get(task);
            if (registration != null) {
                registration.close();
            }
        }

        /**
         * Runs the threads that are left. What became of each task, how many listeners were called and are still registered;
         * and what went wrong: "too many workers", "run twice", "workers() is 1".
         */
        public List<String> end() throws InterruptedException {
            List<String> seen = new ArrayList<>();
            for (int threadsRun = 0; work() && threadsRun < MOST_THREADS; threadsRun++) {}
            for (int task = 1; task < TASKS; task++) {
                if (results.get(task) != null) {
                    String end = isDone(task) ? get(task) : "not done";
                    seen.add(end + ", told " + told.get(task) + ", registered "
                            + result(task).registrations());
                }
                if (runs.get(task) > 1) {
                    seen.add("run twice");
                }
            }
            if (tooMany) {
                seen.add("too many workers");
            }
            if (executor.workers() != 0) {
                seen.add("workers() is " + executor.workers());
            }
            return seen;
        }
    }

    /** An executor that does nothing: what holds for it checks nothing. */
    public static final class Idle implements SmallExecutor.Factory, SmallExecutor, SmallExecutor.Result {
        @Override
        public SmallExecutor make(int maxWorkers, ThreadStarter starter) {
            return this;
        }

        @Override
        public Result submit(IntSupplier task) {
            return this;
        }

        @Override
        public int workers() {
            return 0;
        }

        @Override
        public boolean cancel() {
            return false;
        }

        @Override
        public boolean isDone() {
            return false;
        }

        @Override
        public int get() {
            return 0;
        }

        @Override
        public Registration whenDone(Runnable listener) {
            return () -> {};
        }

        @Override
        public int registrations() {
            return 0;
        }
    }

    /** The rule, for one thread. How far the workers have come when an operation is called is left open. */
    private static final class Plain implements SmallExecutor {
        private final ArrayDeque<PlainTask> tasks = new ArrayDeque<>();
        private final int maxWorkers;
        private final ThreadStarter starter;
        private final Choices choices;
        private int workers;

        Plain(int maxWorkers, ThreadStarter starter, Choices choices) {
            this.maxWorkers = maxWorkers;
            this.starter = starter;
            this.choices = choices;
        }

        @Override
        public Result submit(IntSupplier body) {
            goOn();
            PlainTask task = new PlainTask(this, body);
            tasks.add(task);
            if (workers < maxWorkers) {
                workers++;
                starter.start(this::work);
            }
            return task;
        }

        private void work() {
            while (!tasks.isEmpty()) {
                tasks.remove().run();
            }
            workers--;
        }

        /** Workers may have run some of the tasks that wait. */
        private void goOn() {
            int next = choices.oneOf(workers == 0 ? 1 : 1 + tasks.size());
            while (next > 0) {
                PlainTask task = List.copyOf(tasks).get(next - 1);
                tasks.remove(task);
                task.run();
                next = choices.oneOf(1 + tasks.size());
            }
        }

        @Override
        public int workers() {
            return workers;
        }
    }

    private static final class PlainTask implements SmallExecutor.Result {
        private final Plain executor;
        private final IntSupplier body;
        private final List<Runnable> listeners = new ArrayList<>();
        private boolean done;
        private boolean cancelled;
        private int value;
        private @Nullable Throwable failure;

        PlainTask(Plain executor, IntSupplier body) {
            this.executor = executor;
            this.body = body;
        }

        void run() {
            if (done) {
                return;
            }
            try {
                value = body.getAsInt();
            } catch (RuntimeException e) {
                failure = e;
            }
            end();
        }

        private void end() {
            done = true;
            listeners.forEach(Runnable::run);
            listeners.clear();
        }

        @Override
        public boolean cancel() {
            executor.goOn();
            if (done) {
                return false;
            }
            cancelled = true;
            end();
            return true;
        }

        @Override
        public boolean isDone() {
            executor.goOn();
            return done;
        }

        @Override
        public int get() {
            executor.goOn();
            Waits.until(done);
            if (cancelled) {
                throw new CancellationException();
            }
            if (failure != null) {
                throw new CompletionException(failure);
            }
            return value;
        }

        @Override
        public SmallExecutor.Registration whenDone(Runnable listener) {
            executor.goOn();
            Runnable one = () -> listener.run(); // one object for each registration
            if (done) {
                one.run();
            } else {
                listeners.add(one);
            }
            return () -> {
                executor.goOn();
                listeners.remove(one);
            };
        }

        @Override
        public int registrations() {
            return listeners.size();
        }
    }
}
