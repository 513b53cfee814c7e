package lesson10_limits;

import java.util.concurrent.Callable;

/** Let at most so many requests be under way at the same time, whatever becomes of them. */
public class Limiter implements Limit {
    private final int most;

    /** Lets so many through at the same time. */
    public Limiter(int most) {
        this.most = most;
    }

    @Override
    public <V> V call(Callable<? extends V> request) throws Exception {
        return request.call();
    }

    @Override
    public String toString() {
        return "at most " + most;
    }
}
