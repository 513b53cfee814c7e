package lesson10_limits;

import java.util.concurrent.Callable;

/** Broken: as many requests as there are workers. */
public final class NoLimit implements Limit {
    /** Makes one. */
    public NoLimit() {}

    // @start region="call"
    @Override
    public <V> V call(Callable<? extends V> request) throws Exception {
        return request.call();
    }
    // @end
}
