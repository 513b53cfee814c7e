package lesson10_limits;

import java.util.concurrent.Callable;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

public class Limiter implements Limit {
    private final Lock lock = new ReentrantLock();
    private final Condition place = lock.newCondition();
    private int free;

    public Limiter(int most) {
        free = most;
    }

    @Override
    public <V> V call(Callable<? extends V> request) throws Exception {
        lock.lockInterruptibly();
        try {
            while (free == 0) {
                place.await();
            }
            free--;
        } finally {
            lock.unlock();
        }
        try {
            return request.call();
        } finally {
            lock.lock();
            try {
                free++;
                place.signal();
            } finally {
                lock.unlock();
            }
        }
    }
}
