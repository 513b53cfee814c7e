package lesson10_limits;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;

public class Limiter implements Limit {
    private final Queue<Waiter> line = new ArrayDeque<>();
    private int free;

    public Limiter(int most) {
        free = most;
    }

    @Override
    public <V> V call(Callable<? extends V> request) throws Exception {
        enter();
        try {
            return request.call();
        } finally {
            leave();
        }
    }

    /** Somebody in the line; its place is kept for it when its turn has come. */
    private static final class Waiter {
        boolean turn;
    }

    private synchronized void enter() throws InterruptedException {
        if (free > 0) {
            free--;
            return;
        }
        Waiter me = new Waiter();
        line.add(me);
        try {
            while (!me.turn) {
                wait();
            }
        } catch (InterruptedException e) {
            if (me.turn) {
                leave(); // the place was mine already
            } else {
                line.remove(me);
            }
            throw e;
        }
    }

    private synchronized void leave() {
        Waiter next = line.poll();
        if (next == null) {
            free++;
        } else {
            next.turn = true;
            notifyAll();
        }
    }
}
