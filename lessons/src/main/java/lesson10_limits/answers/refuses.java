package lesson10_limits;

import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;

public class Limiter implements Limit {
    private final Semaphore permits;

    public Limiter(int most) {
        permits = new Semaphore(most);
    }

    @Override
    public <V> V call(Callable<? extends V> request) throws Exception {
        if (!permits.tryAcquire()) {
            throw new IllegalStateException("too many requests");
        }
        try {
            return request.call();
        } finally {
            permits.release();
        }
    }
}
