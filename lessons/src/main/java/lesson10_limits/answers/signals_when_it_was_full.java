package lesson10_limits;

import java.util.concurrent.Callable;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

public class Limiter implements Limit {
    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition notFull = lock.newCondition();
    private int underWay;

    /** Lets so many through at the same time. */
    public Limiter(int most) {
        this.most = most;
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

    private void enter() throws InterruptedException {
        lock.lock();
        try {
            while (underWay == most) {
                notFull.await();
            }
            underWay++;
        } finally {
            lock.unlock();
        }
    }

    private void leave() {
        lock.lock();
        try {
            if (underWay == most) {
                notFull.signal(); // otherwise nobody waits
            }
            underWay--;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String toString() {
        return "at most " + most;
    }
}
