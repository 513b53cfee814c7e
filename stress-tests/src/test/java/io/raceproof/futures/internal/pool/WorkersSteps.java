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

    private static final int KNOWN = 2;
    private static final int MOST = 3;

    private final Workers workers = new Workers(MOST, work -> new Thread(() -> {}), null, null, ended -> {});
    private final List<Worker> known = new ArrayList<>();

    /** What a worker's moves hold. Not the worker's own monitor, which cancellers take. */
    private final List<Object> hands = List.of(new Object(), new Object(), new Object());

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

    /** Two live, and are busy. */
    public WorkersSteps() {
        for (int i = 0; i < KNOWN; i++) {
            Worker worker = new Worker(workers, false);
            workers.living.add(worker);
            known.add(worker);
        }
        workers.spare = KNOWN < MOST;
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
            boolean interrupted = Thread.currentThread().isInterrupted();
            while (stopsBegun > stopsReturned && !interrupted) {
                try {
                    stops.wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (stopsReturned > 0 && !interrupted) {
                unheeded.incrementAndGet();
            }
        }
        return "done";
    }

    @Override
    public void work(int worker) {
        work(known.get(worker), hands.get(worker));
    }

    private void work(Worker worker, Object hand) {
        synchronized (hand) {
            worker.bind();
            AbstractFuture<?> future = worker.idle ? null : workers.takeFirst(worker);
            if (future != null) {
                gone.incrementAndGet();
                worker.run(future);
            }
            unbind(worker);
        }
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
        Worker rests = known.get(worker);
        synchronized (hands.get(worker)) {
            if (!rests.idle) {
                workers.searchSoon(rests);
                rests.streak = 0;
                if (!workers.queue.hasWork() && !workers.queue.isDrained()) {
                    if (workers.queue.forgetLast()) {
                        work(worker);
                    } else {
                        workers.enterIdle(rests);
                    }
                }
            }
        }
    }

    @Override
    public void newcomers() {
        List<Worker> living = new ArrayList<>(workers.living());
        living.removeAll(known);
        living.forEach(worker -> work(worker, hands.get(KNOWN)));
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
        String fault = RosterFault.of(PoolRoster.stateOf(workers, MOST));
        int queued = workers.drain().size();
        return gone.get() + queued == accepted.get()
                ? fault
                : accepted + " accepted, gone " + gone + ", queued " + queued;
    }
}
