package lesson10_limits;

import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;

public class Limiter implements Limit {
    private static final Semaphore PERMITS = new Semaphore(10);

    public Limiter(int most) {}

    @Override
    public <V> V call(Callable<? extends V> request) throws Exception {
        PERMITS.acquire();
        try {
            return request.call();
        } finally {
            PERMITS.release();
        }
    }
}
