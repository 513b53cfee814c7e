package lesson10_limits;

import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

public class Limiter implements Limit {
    private final int most;
    private final AtomicInteger running = new AtomicInteger();

    public Limiter(int most) {
        this.most = most;
    }

    @Override
    public <V> V call(Callable<? extends V> request) throws Exception {
        while (!tryEnter()) {
            synchronized (running) {
                if (running.get() >= most) {
                    running.wait();
                }
            }
        }
        try {
            return request.call();
        } finally {
            running.decrementAndGet();
            synchronized (running) {
                running.notifyAll();
            }
        }
    }

    /** Looks and counts in one step, or fails. */
    private boolean tryEnter() {
        int now = running.get();
        while (now < most) {
            if (running.compareAndSet(now, now + 1)) {
                return true;
            }
            now = running.get();
        }
        return false;
    }
}
