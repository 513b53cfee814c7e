package lesson10_limits;

import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;

/** Fixed: a permit for each request that is under way, given back on every way out. */
public final class PermitLimit implements Limit {
    private final Semaphore permits;

    /** Lets so many through at the same time. */
    public PermitLimit(int most) {
        permits = new Semaphore(most);
    }

    // @start region="call"
    @Override
    public <V> V call(Callable<? extends V> request) throws Exception {
        permits.acquire();
        try {
            return request.call();
        } finally {
            permits.release();
        }
    }
    // @end
}
