package lesson10_limits;

import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

public class Limiter implements Limit {
    private final Semaphore permits;

    public Limiter(int most) {
        permits = new Semaphore(most);
    }

    @Override
    public <V> V call(Callable<? extends V> request) throws Exception {
        boolean inTime = permits.tryAcquire(20, TimeUnit.MILLISECONDS);
        try {
            return request.call();
        } finally {
            if (inTime) {
                permits.release();
            }
        }
    }
}
