package io.raceproof.futures.internal.pool;

import io.raceproof.futures.internal.future.AbstractFuture;
import io.raceproof.futures.internal.future.Failure;
import io.raceproof.futures.internal.future.Runner;
import io.raceproof.futures.internal.future.ThreadRunner;
import io.raceproof.futures.internal.jvm.JvmExit;
import io.raceproof.futures.internal.jvm.Log;
import io.raceproof.futures.internal.park.AdaptiveSpin;
import io.raceproof.futures.internal.park.Deadline;
import io.raceproof.futures.internal.park.Parker;
import io.raceproof.futures.internal.queue.QueuePermits;
import io.raceproof.futures.internal.queue.WorkQueue;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The working part of a thread pool: queue and threads. It knows nothing of the pool object, so that an
 * abandoned pool can be collected; its queue is then finished and its threads leave.
 *
 * <pre>
 *              poll gives work                       task has ended
 *   SEARCHING ─────────────────► RUNNING ─────────────────────────────► polls again
 *       ▲    queue is empty                         queue is empty, none searches:  SEARCHING
 *       │ ◄── woken or started ── IDLE ◄─────────── queue is empty: IDLE
 * </pre>
 *
 * <p>At most one worker searches. The rule that loses no task: <i>if the queue has work, and a worker is idle or may
 * still be started, then one searches.</i> Three moves could break it, and each looks at the other side after its
 * own write: a submit (writes the queue, then reads {@code searches}), a searcher that found work (gives up the role,
 * then reads the queue), a worker that goes idle (likewise). So one wake-up at a time is under way, and workers are added
 * as long as there is more work than workers: a worker that finds work starts or wakes the next. A worker that runs the initializer
 * does not search, for that may take any time, but it will take a task: as many tasks as there are such workers need no
 * other.
 *
 * <p>Where a task takes longer than waking a thread, one at a time would be slow. There each worker that had nothing to
 * do, and has found work, calls a <i>helper</i> besides: an idle worker, which takes what it finds and need not search. So
 * their number doubles with each step.
 *
 * <p>One lock guards the list of idle workers and the set of living ones. No foreign code runs under it.
 */
public final class Workers implements Drainable {
    /** How far at most a worker lets the producers get ahead before it looks again, in pauses. */
    private static final int MOST_LAG = Parker.SPINS / 2;

    /** How long it may take until a thread that is unparked runs, in nanoseconds. */
    private static final long LONG_NANOS = 50_000;

    /** A client that wakes a worker after a longer sleep, in nanoseconds, submits only now and then: it need not spin. */
    private static final long LONG_SLEEP_NANOS = 200_000;

    private static final VarHandle TASKS_ARE_LONG;

    static {
        try {
            TASKS_ARE_LONG = MethodHandles.lookup().findVarHandle(Workers.class, "tasksAreLong", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    final WorkQueue<AbstractFuture<?>> queue = new WorkQueue<>();
    private final BooleanSupplier hasWork = queue::hasWork;
    private final @Nullable QueuePermits permits;
    private final int most;
    private final ThreadFactory factory;
    private final @Nullable Initializer initializer;

    /**
     * How often the role of the searcher was taken and given up: odd while a worker has it. A number and not a flag, so that
     * the role can be taken on condition that no worker has had it since there was work to be seen. While it is even, the
     * thread that takes the role writes it, by compare-and-set; while it is odd, the worker that has the role.
     */
    final AtomicInteger searches = new AtomicInteger();

    private final ReentrantLock lock = new ReentrantLock();
    private final Termination termination;

    /** Those who sleep, last one first. Guarded by lock. */
    final Deque<Worker> idle = new ArrayDeque<>();

    /** Those whose thread runs or is being started. Guarded by lock. */
    final Set<Worker> living = new HashSet<>();

    /** How many workers run the initializer: each takes a task when it has done so. Guarded by lock. */
    private int initializing;

    /** What {@link #stop} has left to the workers that are free; empty before. Guarded by lock. */
    private final Deque<AbstractFuture<?>> kept = new ArrayDeque<>();

    /** Whether there may be something in {@link #kept}. Written before it, read without lock. */
    private volatile boolean stopped;

    /** Whether there is a worker to wake or to start. Written under lock, read without. */
    volatile boolean spare = true;

    /** Why the pool is broken, or null. Written once. */
    private volatile @Nullable Throwable broken;

    /**
     * Whether a task takes longer than waking a thread. A hint, which every worker writes and reads in opaque mode, without any
     * order: a stale value costs speed only. Always true for a model checker: it is to try the helpers.
     */
    @SuppressWarnings("unused") // by its handle
    private boolean tasksAreLong = Parker.MONITOR;

    /** Whether a failure to start a thread was reported. Guarded by lock. */
    private boolean reported;

    /**
     * Makes the workers of one pool; no thread is started yet.
     *
     * @param most how many threads there may be
     * @param permits those of the pool's futures, or null if any number may wait
     * @param afterwards called with this when the pool has terminated: once or more often
     */
    public Workers(
            int most,
            ThreadFactory factory,
            @Nullable Initializer initializer,
            @Nullable QueuePermits permits,
            Consumer<? super Workers> afterwards) {
        this.most = most;
        this.factory = factory;
        this.initializer = initializer;
        this.permits = permits;
        this.termination = new Termination(lock, this::isTerminatedNow, () -> afterwards.accept(this));
    }

    // ---- submitting

    /** Queues the future, and sees to it that a worker will take it. */
    public void submit(AbstractFuture<?> future) {
        if (permits != null) {
            ensureOpen();
            acquire(permits);
        }
        if (!queue.offer(future)) {
            future.cancel(false); // gives its permit back
            ensureOpen();
        }
        RejectedExecutionException noThread = callWorkerIfNeeded();
        if (noThread != null && Runner.isFailedWith(future, noThread)) {
            throw noThread;
        }
    }

    private void acquire(QueuePermits from) {
        if (!from.tryAcquire()) {
            from.acquire(!isWorker());
        }
    }

    /** A task that was started has ended: its worker is free, so one more may be accepted. */
    void releasePermit() {
        if (permits != null) {
            permits.release();
        }
    }

    /** Throws unless tasks are accepted. */
    private void ensureOpen() {
        boolean closed = queue.isClosed();
        Throwable cause = broken; // read after it: a pool that breaks is marked, and then closed
        if (cause != null) {
            throw brokenBy(cause);
        }
        if (closed) {
            throw new RejectedExecutionException(
                    JvmExit.hasBegun()
                            ? "cannot schedule new futures: the JVM is shutting down"
                            : "cannot schedule new futures after shutdown: submit before, or make a new pool");
        }
    }

    private RuntimeException brokenBy(Throwable cause) {
        return Objects.requireNonNull(initializer, "broken without an initializer")
                .broken(cause);
    }

    // ---- finding work

    /** The next future to run; null if there is none now. */
    @Nullable
    AbstractFuture<?> take(Worker worker) {
        AbstractFuture<?> future = queue.poll();
        while (future != null && future.isDone()) {
            future = queue.poll(); // cancelled, or the queue's own: nothing was found, so the search goes on
        }
        if (future == null && stopped) {
            future = takeKept();
        }
        if (future != null) {
            worker.streak++;
            stopSearching(worker);
        }
        return future;
    }

    /** The same, for a worker that had nothing to do: where tasks are long, it calls a helper for those behind this one. */
    @Nullable
    AbstractFuture<?> takeFirst(Worker worker) {
        AbstractFuture<?> future = take(worker);
        if (future != null && (boolean) TASKS_ARE_LONG.getOpaque(this) && WorkQueue.hasBehind(future, 2)) {
            callHelper();
        }
        return future;
    }

    /** Called with the time that the first task took that a worker found. */
    void firstTaskTook(long nanos) {
        TASKS_ARE_LONG.setOpaque(this, Parker.MONITOR || nanos > LONG_NANOS);
    }

    /** Waits until there may be work; false when the worker is to leave. */
    boolean awaitWork(Worker worker) {
        if (queue.isDrained()) {
            return false;
        }
        if (!findByLooking(worker) && !queue.forgetLast()) {
            sleep(worker);
        }
        return true;
    }

    /**
     * Searches for a while, if no other worker does. Not at once, if there were many tasks: a worker that stays close behind a
     * producer contends with it for the same cache lines at each task, and both are faster some tasks apart.
     */
    private boolean findByLooking(Worker worker) {
        searchSoon(worker);
        if (worker.searching) {
            Parker.pause(Math.min(worker.streak, MOST_LAG));
        }
        worker.streak = 0;
        if (worker.searching) {
            worker.spin.spinUntil(hasWork);
        }
        return queue.hasWork();
    }

    /** Takes the role of the searcher if the queue is empty and no worker has it. */
    void searchSoon(Worker worker) {
        if (!worker.searching) {
            int seen = searches.get();
            worker.searching = isFree(seen) && !queue.hasWork() && takeSearch(seen);
        }
    }

    void stopSearching(Worker worker) {
        if (worker.searching) {
            giveUpSearch(worker);
            callWorkerIfNeeded();
        }
    }

    /** Takes the role of the searcher if no worker has it, nor has had it since {@code seen} was read. */
    private boolean takeSearch(int seen) {
        return isFree(seen) && searches.compareAndSet(seen, seen + 1);
    }

    /** Only for the worker that has the role: given up twice, it would count as taken. */
    private void giveUpSearch(Worker worker) {
        worker.searching = false;
        searches.incrementAndGet();
    }

    private static boolean isFree(int searches) {
        return searches % 2 == 0;
    }

    @Nullable
    RejectedExecutionException callWorkerIfNeeded() {
        return spare && isFree(searches.get()) && queue.hasWork() ? callWorker(true) : null;
    }

    /**
     * Takes the role of the searcher for a worker that is about to be called. Not if there is nothing to search for: a
     * worker called for nothing is a thread started for nothing. And not for a moment either, to look again: a worker that
     * has done the work by then would take it for a real search, and not search itself.
     */
    private boolean claimSearch() {
        int seen = searches.get();
        return queue.hasWork() && takeSearch(seen);
    }

    /** Wakes an idle worker that takes what it finds, and need not search. */
    private void callHelper() {
        Worker helper;
        lock.lock();
        try {
            helper = idle.poll();
            if (helper != null) {
                helper.idle = false;
                spare = !idle.isEmpty() || living.size() < most;
            }
        } finally {
            lock.unlock();
        }
        if (helper != null) {
            helper.wake(); // without the lock, which many want now
        }
    }

    private void sleep(Worker worker) {
        Parker parker = worker.parker();
        enterIdle(worker);
        while (worker.idle) {
            parker.park(Deadline.NEVER);
            Thread.interrupted();
        }
    }

    /** From now on others may call it; what came meanwhile is looked for before it sleeps. */
    void enterIdle(Worker worker) {
        long now = System.nanoTime();
        lock.lock();
        try {
            worker.idleSince = now;
            idle.push(worker);
            worker.idle = true;
            spare = true;
            if (worker.searching) {
                giveUpSearch(worker);
            }
        } finally {
            lock.unlock();
        }
        if (queue.isClosed()) {
            wakeAll();
        }
        callWorkerIfNeeded(); // closed or not: a submitter may have relied on this searcher
    }

    /**
     * Makes one worker search, unless there is nothing to find or a worker searches already: wakes an idle one, or starts
     * one.
     *
     * @return what the queued tasks were failed with because no thread is alive and none could be started, or null
     */
    private @Nullable RejectedExecutionException callWorker(boolean mayStart) {
        Worker called;
        boolean start;
        long asleepSince = 0;
        lock.lock();
        try {
            called = idle.peek();
            start = called == null && mayStart && living.size() < most && isOneMoreNeeded();
            if ((called == null && !start) || !claimSearch()) {
                return null;
            }
            if (start) {
                called = new Worker(this, living.isEmpty());
                living.add(called);
            } else {
                idle.pop();
                asleepSince = called.idleSince;
            }
            called.searching = true;
            called.idle = false; // from now on it may run: what it is to know is written before
            spare = !idle.isEmpty() || living.size() < most;
        } finally {
            lock.unlock();
        }
        if (start) {
            return startThread(called);
        }
        if (System.nanoTime() - asleepSince > LONG_SLEEP_NANOS) {
            AdaptiveSpin.ofCurrentThread().skipNext();
        }
        called.wake(); // without the lock, which the one that is woken wants at once
        return null;
    }

    /** Whether the queue has more tasks than those that run the initializer will take. */
    private boolean isOneMoreNeeded() {
        return initializing == 0 || queue.holdsMoreThan(initializing);
    }

    // ---- threads

    private @Nullable RejectedExecutionException startThread(Worker worker) {
        try {
            Thread thread = factory.newThread(worker::live);
            if (thread == null) {
                throw new IllegalStateException("the thread factory returned null: it must return a new thread");
            }
            thread.start();
            AdaptiveSpin.ofCurrentThread().skipNext();
            return null;
        } catch (Throwable t) {
            if (left(worker)) {
                reportOnce(t);
                callWorker(false); // one may have gone to sleep because this one was to search
                return null;
            }
            RejectedExecutionException failure =
                    new RejectedExecutionException("no thread could be started for the task", t);
            failQueued(failure);
            return failure;
        }
    }

    /** A thread could not be started, but others are alive to do its work. */
    private void reportOnce(Throwable cause) {
        lock.lock();
        try {
            if (reported) {
                return;
            }
            reported = true;
        } finally {
            lock.unlock();
        }
        Log.error("no further thread could be started; the pool goes on with those it has", cause);
    }

    /** Runs the initializer. Others search meanwhile: foreign code may take any time. */
    boolean initialize(Worker worker) {
        if (initializer == null) {
            return true;
        }
        Throwable earlier = broken;
        if (earlier != null) { // started for a task that slipped in while the pool broke
            failQueued(brokenBy(earlier));
            return false;
        }
        beginInitializing(worker);
        boolean succeeded = false;
        try {
            initializer.run();
            succeeded = true;
        } catch (Throwable t) {
            Log.error("exception in initializer", t);
            broken = t;
            close();
            failQueued(brokenBy(t));
        } finally {
            endInitializing(worker);
        }
        return succeeded;
    }

    /**
     * Gives up the role of the searcher, which a new worker may have, and calls another one for what is queued besides the
     * task that this one will take.
     */
    private void beginInitializing(Worker worker) {
        lock.lock();
        try {
            initializing++;
        } finally {
            lock.unlock();
        }
        stopSearching(worker);
    }

    /** From now on this worker looks for its task, like any other that has just been started. */
    private void endInitializing(Worker worker) {
        Thread.interrupted(); // the interrupt was for the initializer
        worker.searching = takeSearch(searches.get());
        lock.lock();
        try {
            initializing--;
        } finally {
            lock.unlock();
        }
    }

    private void failQueued(Throwable failure) {
        takeAll().forEach(future -> Runner.forceCompleteHere(future, new Failure(failure)));
        termination.signal();
    }

    /**
     * The worker's thread has ended, or never began.
     *
     * @return whether others are alive
     */
    boolean left(Worker worker) {
        boolean othersLive;
        lock.lock();
        try {
            living.remove(worker);
            othersLive = !living.isEmpty();
            spare = true;
            if (worker.searching) {
                giveUpSearch(worker);
            }
        } finally {
            lock.unlock();
        }
        termination.signal();
        return othersLive;
    }

    /** The thread ends; if that was not to be expected, another worker has to search. */
    void died(Worker worker) {
        left(worker);
        callWorkerIfNeeded();
        startForKept();
    }

    private void wakeAll() {
        List<Worker> woken;
        lock.lock();
        try {
            woken = new ArrayList<>(idle);
            idle.clear();
            for (Worker worker : woken) {
                worker.idle = false;
            }
            spare = living.size() < most;
        } finally {
            lock.unlock();
        }
        woken.forEach(Worker::wake);
    }

    /** Whether the calling thread is one of this pool's. */
    public boolean isWorker() {
        lock.lock();
        try {
            return living.stream().anyMatch(ThreadRunner::isCurrentThread);
        } finally {
            lock.unlock();
        }
    }

    // ---- the end

    /** Accepts nothing from now on; what was accepted is run. */
    @Override
    public void close() {
        if (queue.close()) {
            if (permits != null) {
                permits.releaseAll();
            }
            wakeAll();
            termination.signal();
        }
    }

    /** Cancels what has not started. */
    public void cancelPending() {
        drain().forEach(future -> future.cancel(false));
    }

    /** Takes out what has not started, in order. */
    @Override
    public List<AbstractFuture<?>> drain() {
        List<AbstractFuture<?>> pending = takeAll();
        termination.signal();
        return pending;
    }

    /** Those that were kept come first: they are older. */
    private List<AbstractFuture<?>> takeAll() {
        lock.lock();
        try {
            List<AbstractFuture<?>> pending = new ArrayList<>(kept);
            kept.clear();
            pending.addAll(queue.drain());
            return pending;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Interrupts what runs, and takes out what has not started: all that waits for a worker. The oldest tasks, as many as
     * there are workers that are free or may be started, do not wait: they are run, interrupted from the beginning, however
     * long it takes until their workers get that far. Only for a pool that is closed.
     */
    public List<AbstractFuture<?>> stop() {
        stopped = true;
        List<AbstractFuture<?>> pending;
        lock.lock();
        try {
            pending = takeAll();
            List<AbstractFuture<?>> due = pending.subList(0, Math.min(pending.size(), most - busy()));
            kept.addAll(due);
            due.clear();
        } finally {
            lock.unlock();
        }
        interruptAll(); // now: whatever starts from here on was kept, and is interrupted when it is taken
        startForKept();
        termination.signal();
        return pending;
    }

    /** How many workers run a task. Under lock. */
    private int busy() {
        return (int) living.stream().filter(worker -> worker.streak > 0).count();
    }

    private @Nullable AbstractFuture<?> takeKept() {
        AbstractFuture<?> future;
        lock.lock();
        try {
            do {
                future = kept.poll();
            } while (future != null && future.isDone());
        } finally {
            lock.unlock();
        }
        if (future != null) {
            Thread.currentThread().interrupt();
        }
        return future;
    }

    /**
     * Starts the workers that are missing for what was kept. None is missed: the thread that stops the pool writes {@code stopped} and
     * then reads which are busy; a worker writes that it is, starts its future by compare-and-set, and then reads
     * {@code stopped}.
     */
    void startForKept() {
        for (int missing = missingForKept(); missing > 0; missing--) {
            Worker worker = new Worker(this, false);
            lock.lock();
            try {
                if (living.size() == most) {
                    return;
                }
                living.add(worker);
            } finally {
                lock.unlock();
            }
            startThread(worker);
        }
    }

    private int missingForKept() {
        if (!stopped) {
            return 0;
        }
        lock.lock();
        try {
            return kept.size() - (living.size() - busy());
        } finally {
            lock.unlock();
        }
    }

    /** Interrupts what runs. */
    public void interruptAll() {
        living().forEach(ThreadRunner::interrupt);
    }

    /** Those whose thread runs or is being started, now. */
    List<Worker> living() {
        lock.lock();
        try {
            return List.copyOf(living);
        } finally {
            lock.unlock();
        }
    }

    /** Whether it accepts nothing more. */
    public boolean isClosed() {
        return queue.isClosed();
    }

    /** Whether it is closed, and everything accepted is done, and the threads have left. */
    public boolean isTerminated() {
        return termination.isReached();
    }

    private boolean isTerminatedNow() {
        return queue.isDrained() && kept.isEmpty() && living.isEmpty();
    }

    @Override
    public boolean awaitTermination(Deadline deadline) throws InterruptedException {
        return termination.await(deadline);
    }

    @Override
    public int running() {
        return (int) living().stream().filter(worker -> !worker.isExiting()).count();
    }

    @Override
    public boolean waitsForExit() {
        List<Worker> alive = living();
        return !alive.isEmpty() && alive.stream().allMatch(ThreadRunner::isExiting);
    }

    /** How many threads live. */
    public int size() {
        lock.lock();
        try {
            return living.size();
        } finally {
            lock.unlock();
        }
    }
}
