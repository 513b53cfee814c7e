package lesson10_limits;

import java.util.concurrent.Callable;

public class Limiter implements Limit {
    public Limiter(int most) {}

    @Override
    public <V> V call(Callable<? extends V> request) throws Exception {
        synchronized (this) {
            return request.call();
        }
    }
}
