package lesson10_limits;

import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;

public class Limiter implements Limit {
    private final int most;

    public Limiter(int most) {
        this.most = most;
    }

    @Override
    public <V> V call(Callable<? extends V> request) throws Exception {
        Semaphore permits = new Semaphore(most);
        permits.acquire();
        try {
            return request.call();
        } finally {
            permits.release();
        }
    }
}
