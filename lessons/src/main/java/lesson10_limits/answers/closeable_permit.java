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
        try (Permit permit = permit()) {
            return request.call();
        }
    }

    /** Gives back what permit() took. */
    private interface Permit extends AutoCloseable {
        @Override
        void close();
    }

    private Permit permit() throws InterruptedException {
        permits.acquire();
        return permits::release;
    }
}
