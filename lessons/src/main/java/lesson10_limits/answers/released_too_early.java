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
        permits.acquire();
        permits.release(); // the next one may go
        return request.call();
    }
}
