package lesson10_limits;

import java.util.concurrent.Callable;

public class Limiter implements Limit {
    private final int most;
    private volatile int underWay;

    /** Lets so many through at the same time. */
    public Limiter(int most) {
        this.most = most;
    }

    @Override
    public <V> V call(Callable<? extends V> request) throws Exception {
        synchronized (this) {
            while (underWay >= most) {
                wait();
            }
            underWay++;
        }
        try {
            return request.call();
        } finally {
            underWay--;
            synchronized (this) {
                notifyAll();
            }
        }
    }

    @Override
    public String toString() {
        return "at most " + most;
    }
}
