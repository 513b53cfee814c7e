package io.raceproof.stress.harness.pool.roster;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** A roster without a lock: each move looks first and writes later, and another one may come between. */
final class NaiveRoster implements Roster {
    private final int most;
    private final Deque<Integer> callable = new ArrayDeque<>();
    private final Set<Integer> asleep = new HashSet<>();
    private int startable;
    private int started;
    private int living;
    private int begun;
    private int queued;
    private int searching;
    private boolean closed;

    NaiveRoster(int most, int startable) {
        this.most = most;
        this.startable = startable;
    }

    @Override
    public void start() {
        started++;
        living++;
    }

    @Override
    public void submit() {
        if (!closed) {
            queue();
            call();
        }
    }

    @Override
    public void queue() {
        queued++;
    }

    @Override
    public void call() {
        Integer sleeper = callable.peek();
        boolean start = sleeper == null && living < most;
        if (queued == 0 || searching > 0 || (sleeper == null && !start)) {
            return;
        }
        searching++;
        if (queued == 0) { // taken meanwhile: the worker that took it may have left the search to this one
            searching = 0;
        } else if (!start) {
            callable.remove();
            asleep.remove(sleeper);
        } else if (startable > 0) {
            startable--;
            started++;
            living++;
        } else {
            searching = 0;
        }
    }

    @Override
    public void take(int worker) {
        if (queued > 0 && !asleep.contains(worker)) {
            queued--;
            searching = 0;
            call();
        }
    }

    @Override
    public void run(int worker) {
        if (queued > 0 && !asleep.contains(worker)) {
            take(worker);
            look(worker);
        }
    }

    @Override
    public void look(int worker) {
        if (searching == 0) {
            searching++;
        }
    }

    @Override
    public void forget() {
        int waiting = queued;
        queued = 0;
        queued = waiting;
    }

    @Override
    public int drain() {
        int waiting = queued;
        queued = 0;
        return waiting;
    }

    @Override
    public void takeByNewcomer() {
        take(started - 1);
    }

    @Override
    public void beginByNewcomers() {
        if (begun < started && queued > 0) {
            takeByNewcomer();
            begun++;
        }
    }

    @Override
    public int begun() {
        return begun;
    }

    @Override
    public int stop() {
        close();
        return drain();
    }

    @Override
    public void enterIdle(int worker) {
        callable.push(worker);
        asleep.add(worker);
        call();
    }

    @Override
    public void leave(int worker) {
        if (closed && queued == 0) {
            living--;
        }
    }

    @Override
    public void close() {
        closed = true;
        callable.clear();
        asleep.clear();
    }

    @Override
    public boolean isTerminated() {
        return closed && queued == 0 && living == 0;
    }

    @Override
    public State state() {
        boolean spare = !callable.isEmpty() || living < most;
        return new State(
                living, most, asleep, Set.copyOf(callable), spare, queued > 0, searching, searching == 1, closed);
    }
}
