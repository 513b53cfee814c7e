package lesson10_limits;

import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A place is taken by compare-and-set; who finds none puts himself down, tries once more, and parks. */
public class Limiter implements Limit {
    private final int most;
    private final AtomicInteger free;
    private final Queue<Thread> parked = new ConcurrentLinkedQueue<>();

    /** Lets so many through at the same time. */
    public Limiter(int most) {
        this.most = most;
        this.free = new AtomicInteger(most);
    }

    @Override
    public <V> V call(Callable<? extends V> request) throws Exception {
        if (!tryTake()) {
            awaitPlace();
        }
        try {
            return request.call();
        } finally {
            free.incrementAndGet();
            parked.forEach(LockSupport::unpark);
        }
    }

    private boolean tryTake() {
        int now = free.get();
        while (now > 0) {
            int seen = free.compareAndExchange(now, now - 1);
            if (seen == now) {
                return true;
            }
            now = seen;
        }
        return false;
    }

    private void awaitPlace() throws InterruptedException {
        Thread me = Thread.currentThread();
        parked.add(me);
        try {
            while (!tryTake()) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                LockSupport.park(this);
            }
        } finally {
            parked.remove(me);
        }
    }

    @Override
    public String toString() {
        return "at most " + most;
    }
}
