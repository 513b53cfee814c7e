package lesson10_limits;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;

public class Limiter implements Limit {
    private final BlockingQueue<Object> tokens;

    public Limiter(int most) {
        tokens = new ArrayBlockingQueue<>(most);
        for (int i = 0; i < most; i++) {
            tokens.add(i);
        }
    }

    @Override
    public <V> V call(Callable<? extends V> request) throws Exception {
        Object token = tokens.take();
        try {
            return request.call();
        } finally {
            tokens.add(token);
        }
    }
}
