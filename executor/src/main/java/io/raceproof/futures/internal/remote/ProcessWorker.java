package io.raceproof.futures.internal.remote;

import io.raceproof.futures.internal.future.AbstractFuture;
import io.raceproof.futures.internal.future.Failure;
import io.raceproof.futures.internal.future.Runner;
import io.raceproof.futures.internal.jvm.Log;
import io.raceproof.futures.internal.jvm.Timers;
import io.raceproof.futures.internal.queue.WorkQueue;
import io.raceproof.futures.process.Exit;
import io.raceproof.futures.process.Reply;
import io.raceproof.futures.process.WorkerProcess;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One worker process of a pool and the thread of the parent that attends to it: starts it, reads
 * its replies, completes its futures, gives it the next task, and reports its end.
 *
 * <pre>
 *              ready            take               reply, queue is empty
 *   STARTING ────────► IDLE ────────────► BUSY ─────────────────────────► IDLE
 *       │               │                  │  └─── reply, take: BUSY
 *       │               │ told to stop     │ cancel(true), killed, broken
 *       ▼               ▼                  ▼
 *       └────────────► ENDING ◄────────────┘      no task is taken any more
 *                       │ end of its output, or of the process
 *                       ▼
 *                     OVER                        its task has failed, its place is free
 * </pre>
 *
 * <p>Taking a future from the queue, marking it RUNNING and becoming its runner is one step under this object's monitor,
 * as are cancelling and the move to OVER: so a kill hits exactly the task that is meant, and no future is taken by a
 * worker that is over. No foreign code runs under the monitor.
 */
final class ProcessWorker extends Runner implements Runnable {
    /** Why a worker is to end, or has. */
    private enum Ending {
        /** It is not to. */
        NONE,
        /** It was told to stop: nothing is left to do, or it has run its number of tasks. */
        STOPPED,
        /** Its task was cancelled. */
        CANCELLED,
        /** terminateWorkers or killWorkers. */
        ENDED_BY_USER,
        /** Another worker has broken the pool, or this one was not ready in time. */
        KILLED,
    }

    /** Between two looks at whether the process lives. */
    private static final long LOOK_EVERY = TimeUnit.SECONDS.toNanos(1);

    private final ProcessWorkers pool;
    private final String name;

    /** The thread that attends. Written once by itself, read by anybody. */
    private volatile @Nullable Thread attendant;

    /** Written once by the attendant, as soon as there is a process. Guarded by this. */
    private @Nullable ProcessHandle handle;

    /** Written once by the attendant, when the frames' channel is open. Guarded by this. */
    private @Nullable WorkerProcess process;

    /** What the process runs now. Guarded by this. */
    private @Nullable AbstractFuture<?> current;

    /** The loader of {@code current}'s classes. Guarded by this. */
    private @Nullable ClassLoader loader;

    /** Guarded by this. */
    private Ending ending = Ending.NONE;

    /** What else there is to say about the ending, for the message. Guarded by this. */
    private String verdict = "";

    /** Whether the worker is ready. Guarded by this. */
    private boolean ready;

    /** Whether its end is being dealt with, or has been. Guarded by this. */
    private boolean over;

    /** How many tasks it has taken. Guarded by this. */
    private long taken;

    /** Kills the worker unless it is ready, or over, in time. Null before it is armed and after. Guarded by this. */
    private java.util.concurrent.@Nullable Future<?> startTimer;

    /** Looks whether the process lives. Null before the worker is launched. Guarded by this. */
    private java.util.concurrent.@Nullable Future<?> lookTimer;

    /** Kills the worker unless it is over in time. Guarded by this. */
    private java.util.concurrent.@Nullable Future<?> stopTimer;

    ProcessWorker(ProcessWorkers pool, String name) {
        this.pool = pool;
        this.name = name;
    }

    // ---- the attendant's thread

    @Override
    public void run() {
        attendant = Thread.currentThread();
        Throwable trouble = null;
        try {
            WorkerProcess launched = launch();
            for (Reply reply = launched.receive(); reply != null; reply = launched.receive()) {
                handle(reply);
            }
        } catch (Throwable t) { // no memory for a thread, too: whatever ends the attendant ends the worker
            trouble = t;
        }
        end(trouble);
    }

    /** Starts the process. */
    WorkerProcess launch() throws IOException {
        synchronized (this) {
            startTimer = Timers.after(pool.limits.startNanos(), this::killUnlessReady);
        }
        WorkerProcess launched = pool.launcher.start(name, pool.settings, this::setHandle);
        synchronized (this) {
            process = launched;
            lookTimer = Timers.every(LOOK_EVERY, this::endIfDead);
        }
        return launched;
    }

    /** From now on it can be killed. */
    private synchronized void setHandle(ProcessHandle started) {
        handle = started;
        if (ending != Ending.NONE) {
            started.destroyForcibly();
        }
    }

    /** The attendant sees the end of the process, unless native code has started another one that holds its channel. */
    private void endIfDead() {
        synchronized (this) {
            if (over || handle == null || handle.isAlive()) {
                return;
            }
        }
        try {
            pool.threads.daemon(() -> end(null), name + "-end").start();
        } catch (Throwable t) { // no memory for a thread: the next look tries again
            return;
        }
        synchronized (this) {
            disarm(lookTimer);
        }
    }

    /** What the process has said is dealt with. */
    void handle(Reply reply) throws IOException {
        if (reply instanceof Reply.Ready) {
            synchronized (this) {
                ready = true;
                disarm(startTimer);
                if (process != null) {
                    process.deleteArgumentFile();
                }
            }
            pool.employ(this);
        } else if (reply instanceof Reply.InitializerThrew failure) {
            Throwable cause = pool.failures.thrown(failure.failure(), describe(), null);
            Log.error("exception in initializer", cause);
            pool.breakDown(pool.failures.broken(
                    "a worker's initializer failed, the process pool is not usable anymore: make a new one", cause));
        } else {
            complete(reply);
        }
    }

    /** The worker gets its next task before the reply to the last one is even looked at: it need not wait for that. */
    private void complete(Reply reply) throws IOException {
        AbstractFuture<?> done;
        ClassLoader classes;
        synchronized (this) {
            done = current;
            classes = loader;
            current = null;
            loader = null;
            if (done == null && ending == Ending.NONE) {
                throw new IOException("it sent a reply while it had no task");
            }
        }
        boolean idle = pool.employ(this);
        if (done != null) {
            complete(done, outcomeOf(reply, classes));
        }
        if (idle) {
            pool.forgetLast();
        }
    }

    private Object outcomeOf(Reply reply, @Nullable ClassLoader classes) {
        try {
            if (reply instanceof Reply.Returned returned) {
                return encode(returned.decode(classes));
            }
            return new Failure(pool.failures.thrown((Reply.Threw) reply, describe(), classes));
        } catch (Throwable t) {
            return new Failure(pool.failures.unreadable(t));
        }
    }

    // ---- in the thread that gives it work: the attendant, or a submitter that has found it idle

    /** Takes the oldest task and sends it; false if there is none, or if this worker takes none any more. */
    boolean takeAndSend(WorkQueue<AbstractFuture<?>> queue) {
        SerializedTask<?> task;
        WorkerProcess to;
        synchronized (this) {
            to = process;
            task = ending == Ending.NONE && !over ? take(queue) : null;
        }
        if (task == null || to == null) {
            return false;
        }
        try {
            to.send(task.message());
        } catch (IOException e) {
            to.kill(); // if it is not dead already: the attendant sees the end of its output
        }
        return true;
    }

    private @Nullable SerializedTask<?> take(WorkQueue<AbstractFuture<?>> queue) {
        AbstractFuture<?> future;
        while ((future = queue.poll()) != null) {
            if (start(future) instanceof SerializedTask<?> task) {
                current = future;
                loader = task.loader();
                taken++;
                return task;
            }
        }
        return null;
    }

    /** Whether it has run as many tasks as a worker may. */
    synchronized boolean isSpent() {
        return taken >= pool.limits.tasksPerWorker();
    }

    /** Whether it takes tasks. */
    synchronized boolean isEmployable() {
        return ending == Ending.NONE && !over;
    }

    /** Lets an idle worker exit. */
    void stop() {
        WorkerProcess to;
        synchronized (this) {
            to = process;
            if (ending != Ending.NONE || over || to == null) {
                return;
            }
            ending = Ending.STOPPED;
        }
        try {
            to.sendStop();
        } catch (IOException e) {
            to.kill();
        }
        killUnlessOverIn(pool.limits.stopNanos());
    }

    /** Kills it later if it has not gone by then. */
    private synchronized void killUnlessOverIn(long nanos) {
        if (!over) {
            disarm(stopTimer);
            stopTimer = Timers.after(nanos, this::killProcess);
        }
    }

    private static void disarm(java.util.concurrent.@Nullable Future<?> timer) {
        if (timer != null) {
            timer.cancel(false);
        }
    }

    // ---- killing: any thread

    /** For {@code cancel(true)}: the future is cancelled, and its worker dies for it. */
    @Override
    protected synchronized boolean cancel(AbstractFuture<?> future) {
        if (!moveToCancelled(future)) {
            return false;
        }
        if (future == current) {
            current = null;
            end(Ending.CANCELLED, "");
            killProcess();
        }
        return true;
    }

    /** By terminateWorkers and killWorkers; {@code call} is which. */
    void endByUser(String call, boolean forcibly) {
        synchronized (this) {
            end(Ending.ENDED_BY_USER, "was ended by " + call);
            if (handle == null || over) {
                return;
            }
            if (forcibly) {
                handle.destroyForcibly();
            } else {
                handle.destroy();
            }
        }
        killUnlessOverIn(pool.limits.stopNanos());
    }

    /** The time to get ready is up. */
    private void killUnlessReady() {
        synchronized (this) {
            if (ready) { // at the last moment, and it may have a task
                return;
            }
            end(Ending.KILLED, "was not ready in time, and was killed");
        }
        killProcess();
    }

    /** The pool is broken: what runs here fails at once, and nothing is taken from then on. */
    void breakOff(RuntimeException cause) {
        AbstractFuture<?> lost;
        synchronized (this) {
            lost = current;
            current = null;
            end(Ending.KILLED, "");
        }
        killProcess();
        if (lost != null) {
            complete(lost, new Failure(cause));
        }
    }

    private synchronized void end(Ending how, String why) {
        if (ending == Ending.NONE || ending == Ending.STOPPED) {
            ending = how;
            verdict = why;
        }
    }

    private synchronized void killProcess() {
        if (handle != null && !over) {
            handle.destroyForcibly();
        }
    }

    // ---- the end: in the attendant, or in a thread that sees that the process has exited

    /** It is over, with what has happened to its channel, or null; the second time without effect. */
    void end(@Nullable Throwable trouble) {
        AbstractFuture<?> lost;
        WorkerProcess dead;
        Ending how;
        String why;
        boolean wasReady;
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
            lost = current;
            current = null;
            dead = process;
            how = ending;
            why = verdict;
            wasReady = ready;
            disarm(startTimer);
            disarm(lookTimer);
        }
        if (dead == null) {
            pool.breakDown(WorkerExitReport.notStarted(pool.failures, name, trouble));
        } else {
            if (trouble != null) {
                dead.kill();
            }
            Exit exit = dead.awaitExit();
            synchronized (this) {
                disarm(stopTimer);
            }
            reportEnd(lost, how, new WorkerExitReport(name, exit, trouble, why, wasReady, lost != null));
        }
        pool.left(this);
    }

    private void reportEnd(@Nullable AbstractFuture<?> lost, Ending how, WorkerExitReport report) {
        switch (how) {
            case STOPPED, CANCELLED -> {}
            case ENDED_BY_USER -> fail(lost, report.broken(pool.failures));
            case KILLED -> {
                if (report.saysWhy()) {
                    pool.breakDown(report.broken(pool.failures));
                }
            }
            case NONE -> {
                if (pool.limits.restarts() && report.wasReady()) {
                    fail(lost, report.died(pool.failures));
                } else {
                    RuntimeException broken = pool.breakDown(report.broken(pool.failures));
                    fail(lost, broken);
                }
            }
        }
    }

    private void fail(@Nullable AbstractFuture<?> lost, Throwable cause) {
        if (lost != null) {
            complete(lost, new Failure(cause));
        }
    }

    @Override
    protected void runCallbacks(Runnable callbacks) {
        pool.runCallbacks(callbacks);
    }

    boolean isAttendedBy(Thread thread) {
        return attendant == thread;
    }

    String name() {
        return name;
    }

    private String describe() {
        WorkerProcess p;
        synchronized (this) {
            p = process;
        }
        return name + (p == null ? "" : " (pid " + p.pid() + ")");
    }
}
