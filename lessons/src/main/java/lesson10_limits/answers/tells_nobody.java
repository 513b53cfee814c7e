package lesson10_limits;

import java.util.concurrent.Callable;

public class Limiter implements Limit {
    private final int most;
    private int running;

    public Limiter(int most) {
        this.most = most;
    }

    @Override
    public <V> V call(Callable<? extends V> request) throws Exception {
        enter();
        try {
            return request.call();
        } finally {
            leave();
        }
    }

    private synchronized void enter() throws InterruptedException {
        while (running == most) {
            wait();
        }
        running++;
    }

    private synchronized void leave() {
        running--;
    }
}
