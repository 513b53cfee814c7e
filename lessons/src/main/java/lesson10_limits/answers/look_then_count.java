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
        synchronized (this) {
            while (running.get() >= most) {
                wait();
            }
        }
        running.incrementAndGet();
        try {
            return request.call();
        } finally {
            running.decrementAndGet();
            synchronized (this) {
                notifyAll();
            }
        }
    }
}
