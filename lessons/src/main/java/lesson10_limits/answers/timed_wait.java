package lesson10_limits;

import java.util.concurrent.Callable;

public class Limiter implements Limit {
    private final Object lock = new Object();
    private final int most;
    private int running;

    public Limiter(int most) {
        this.most = most;
    }

    @Override
    public <V> V call(Callable<? extends V> request) throws Exception {
        synchronized (lock) {
            while (running >= most) {
                lock.wait(10); // looks again, whether it was told or not
            }
            running++;
        }
        try {
            return request.call();
        } finally {
            synchronized (lock) {
                running--;
            }
        }
    }
}
