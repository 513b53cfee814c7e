package lesson10_limits;

import java.util.concurrent.Callable;

public class Limiter implements Limit {
    private final int most;
    private volatile int running;

    public Limiter(int most) {
        this.most = most;
    }

    @Override
    public <V> V call(Callable<? extends V> request) throws Exception {
        while (running >= most) {
            Thread.sleep(1);
        }
        running++;
        try {
            return request.call();
        } finally {
            running--;
        }
    }
}
