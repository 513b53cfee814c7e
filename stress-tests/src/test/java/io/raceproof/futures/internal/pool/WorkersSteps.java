package io.raceproof.futures.internal.pool;

import io.raceproof.futures.internal.future.AbstractFuture;
import io.raceproof.futures.internal.future.ThreadRunner;
import io.raceproof.stress.harness.pool.roster.RosterFault;
import io.raceproof.stress.harness.programs.WorkersPrograms;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * {@link Workers} whose threads do nothing: the thread that makes a move is that worker's thread meanwhile, and holds its monitor, as
 * a worker is one thread.
 */
public final class WorkersSteps implements WorkersPrograms.Crew {
    private static final VarHandle THREAD;

    static {
        try {
            THREAD = MethodHandles.privateLookupIn(ThreadRunner.class, MethodHandles.lookup())
                    .findVarHandle(ThreadRunner.class, "thread", Thread.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final int most;
    private final Workers workers;

    /** By their numbers. Written before the race. */
    private final List<Worker> known = new ArrayList<>();

    /** What a worker's moves hold; the last one is for those that are started meanwhile. Not the worker's own monitor, which cancellers take. */
    private final List<Object> hands = new ArrayList<>();

    /** Accepted, and begun or taken out. */
    private final AtomicInteger accepted = new AtomicInteger();

    private final AtomicInteger gone = new AtomicInteger();

    /** What tasks wait on that run while the pool is being stopped. */
    private final Object stops = new Object();

    /** How many calls of stop have begun. Guarded by {@link #stops}. */
    private int stopsBegun;

    /** How many of them have returned. Guarded by {@link #stops}. */
    private int stopsReturned;

    /** Tasks that ran on after a stop without an interrupt. */
    private final AtomicInteger unheeded = new AtomicInteger();

    /** Whether somebody was told that the pool has ended. */
    private volatile boolean ended;

    /** Of so many that live from the beginning, and are busy, and so many that there may be. */
    public WorkersSteps(int living, int most) {
        this.most = most;
        workers = new Workers(most, work -> new Thread(() -> {}), null, null, pool -> {});
        for (int i = 0; i < living; i++) {
            Worker worker = new Worker(workers, false);
            workers.living.add(worker);
            known.add(worker);
            hands.add(new Object());
        }
        hands.add(new Object());
        workers.spare = living < most;
    }

    @Override
    public boolean submit() {
        try {
            workers.submit(new Job(this::task));
            accepted.incrementAndGet();
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    /** Runs, while the pool is being stopped, until that has returned, or until it is interrupted: one of them comes. */
    private String task() {
        synchronized (stops) {
            boolean interrupted = false;
            while (stopsBegun > stopsReturned && !interrupted) {
                try {
                    stops.wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            // a wait that was both notified and interrupted may return normally, and leave the interrupt (JLS 17.2.4)
            interrupted |= Thread.currentThread().isInterrupted();
            if (stopsReturned > 0 && !interrupted) {
                unheeded.incrementAndGet();
            }
        }
        return "done";
    }

    @Override
    public void work(int worker) {
        if (worker < known.size()) {
            work(known.get(worker));
        }
    }

    /** Whether it has found something to do. */
    private boolean work(Worker worker) {
        synchronized (handOf(worker)) {
            worker.bind();
            AbstractFuture<?> future = isAwake(worker) ? workers.takeFirst(worker) : null;
            if (future != null) {
                gone.incrementAndGet();
                worker.run(future);
            }
            unbind(worker);
            return future != null;
        }
    }

    private boolean isAwake(Worker worker) {
        return !worker.idle && workers.living().contains(worker);
    }

    private Object handOf(Worker worker) {
        int number = known.indexOf(worker);
        return hands.get(number < 0 ? known.size() : number);
    }

    /** From now on the calling thread is no worker's; an interrupt of that worker is over, as in its own loop. */
    static void unbind(Worker worker) {
        synchronized (worker) {
            THREAD.set(worker, null);
        }
        Thread.interrupted();
    }

    @Override
    public void rest(int worker) {
        if (worker < known.size()) {
            rest(known.get(worker));
        }
    }

    private void rest(Worker worker) {
        synchronized (handOf(worker)) {
            if (isAwake(worker)) {
                workers.searchSoon(worker);
                worker.streak = 0;
                if (!workers.queue.hasWork() && !workers.queue.isDrained()) {
                    if (workers.queue.forgetLast()) {
                        work(worker);
                    } else {
                        workers.enterIdle(worker);
                    }
                }
            }
        }
    }

    @Override
    public void newcomers() {
        List<Worker> living = new ArrayList<>(workers.living());
        living.removeAll(known);
        living.forEach(this::work);
    }

    @Override
    public void leave() {
        workers.living().forEach(this::leave);
        if (workers.isTerminated()) {
            ended = true;
        }
    }

    private void leave(Worker worker) {
        synchronized (handOf(worker)) {
            if (isAwake(worker) && !work(worker) && workers.queue.isDrained()) {
                workers.died(worker);
            }
        }
    }

    @Override
    public void close() {
        workers.close();
    }

    @Override
    public void drain() {
        gone.addAndGet(workers.drain().size());
    }

    @Override
    public void stop() {
        synchronized (stops) {
            stopsBegun++;
        }
        workers.close();
        gone.addAndGet(workers.stop().size());
        synchronized (stops) {
            stopsReturned++;
            stops.notifyAll();
        }
    }

    @Override
    public String state() {
        if (unheeded.get() > 0) {
            return unheeded + " tasks run on after the stop, uninterrupted";
        }
        if (ended && !workers.isTerminated()) {
            return "it has ended, and works again";
        }
        String fault = RosterFault.of(PoolRoster.stateOf(workers, most));
        int queued = workers.drain().size();
        return gone.get() + queued == accepted.get()
                ? fault
                : accepted + " accepted, gone " + gone + ", queued " + queued;
    }
}
