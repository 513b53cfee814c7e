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
        while (true) {
            int now = running.get();
            if (now < most && running.compareAndSet(now, now + 1)) {
                break;
            }
            Thread.onSpinWait();
        }
        try {
            return request.call();
        } finally {
            running.decrementAndGet();
        }
    }
}
