package io.raceproof.futures.internal.pool;

import io.raceproof.futures.internal.future.AbstractFuture;
import io.raceproof.stress.harness.pool.roster.Roster;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** The thread pool's {@link Workers}, whose threads do nothing: the thread that calls a move is that worker's thread. */
public final class PoolRoster implements Roster {
    private final int most;
    private final Workers workers;

    /** By their numbers. Written before the race. */
    private final List<Worker> known = new ArrayList<>();

    private final AtomicInteger begun = new AtomicInteger();

    /** So many threads can still be made. Of one thread at a time: who starts a thread holds the role of the searcher. */
    private int startable;

    /** Makes one of so many workers at most, of which only so many can be started. */
    public PoolRoster(int most, int startable) {
        this.most = most;
        this.startable = startable;
        workers = new Workers(most, this::newThread, null, null, ended -> {});
    }

    private Thread newThread(Runnable work) {
        if (startable == 0) {
            throw new IllegalStateException("no more threads: that is the test");
        }
        startable--;
        return new Thread(() -> {}); // and not the worker's life
    }

    /** Without the lock: before the race there is one thread. */
    @Override
    public void start() {
        Worker worker = new Worker(workers, false);
        workers.living.add(worker);
        workers.spare = workers.living.size() < most;
        known.add(worker);
    }

    private List<Worker> newcomers() {
        List<Worker> living = new ArrayList<>(workers.living());
        living.removeAll(known);
        return living;
    }

    @Override
    public void submit() {
        try {
            workers.submit(task());
        } catch (RejectedExecutionException e) {
            // closed: nothing was queued
        }
    }

    private static AbstractFuture<?> task() {
        return new Job();
    }

    @Override
    public void queue() {
        workers.queue.offer(task());
    }

    @Override
    public void call() {
        workers.callWorkerIfNeeded();
    }

    @Override
    public void take(int worker) {
        take(known.get(worker));
    }

    @Override
    public void run(int worker) {
        Worker runner = known.get(worker);
        AbstractFuture<?> future = runner.idle ? null : workers.take(runner);
        if (future != null) {
            runner.run(future);
        }
    }

    @Override
    public void look(int worker) {
        workers.searchSoon(known.get(worker));
    }

    @Override
    public void forget() {
        workers.queue.forgetLast();
    }

    @Override
    public int drain() {
        return workers.drain().size();
    }

    @Override
    public void takeByNewcomer() {
        newcomers().forEach(this::take);
    }

    @Override
    public void beginByNewcomers() {
        newcomers().stream().filter(worker -> worker.streak == 0).forEach(this::begin);
    }

    private void begin(Worker worker) {
        AbstractFuture<?> future = workers.takeFirst(worker);
        if (future != null && worker.start(future) != null) {
            worker.begun();
            begun.incrementAndGet();
        }
        Thread.interrupted(); // what stop() has left to a worker is interrupted from the beginning
    }

    @Override
    public int begun() {
        return begun.get();
    }

    @Override
    public int stop() {
        workers.close();
        return workers.stop().size();
    }

    private void take(Worker worker) {
        if (!worker.idle && workers.queue.hasWork()) {
            workers.takeFirst(worker);
        }
    }

    @Override
    public void enterIdle(int worker) {
        workers.enterIdle(known.get(worker));
    }

    @Override
    public void leave(int worker) {
        if (workers.queue.isDrained()) {
            workers.died(known.get(worker));
        }
    }

    @Override
    public void close() {
        workers.close();
    }

    @Override
    public boolean isTerminated() {
        return workers.isTerminated();
    }

    @Override
    public State state() {
        return stateOf(workers, most);
    }

    /** A still picture of workers while none moves. */
    static State stateOf(Workers workers, int most) {
        List<Worker> living = workers.living();
        return new State(
                living.size(),
                most,
                living.stream().filter(worker -> worker.idle).collect(Collectors.toSet()),
                Set.copyOf(workers.idle),
                workers.spare,
                workers.queue.hasWork(),
                (int) living.stream().filter(worker -> worker.searching).count(),
                workers.searches.get() % 2 != 0,
                workers.isClosed());
    }
}
