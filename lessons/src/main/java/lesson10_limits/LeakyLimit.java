package lesson10_limits;

import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;

/** Broken: a request that fails keeps its permit. */
public final class LeakyLimit implements Limit {
    private final Semaphore permits;

    /** Lets so many through at the same time. */
    public LeakyLimit(int most) {
        permits = new Semaphore(most);
    }

    // @start region="call"
    @Override
    public <V> V call(Callable<? extends V> request) throws Exception {
        permits.acquire();
        V answer = request.call();
        permits.release();
        return answer;
    }
    // @end
}
