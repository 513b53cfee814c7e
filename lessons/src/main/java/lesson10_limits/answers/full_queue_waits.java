package lesson10_limits;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;

public class Limiter implements Limit {
    private final BlockingQueue<Callable<?>> places;

    public Limiter(int most) {
        places = new ArrayBlockingQueue<>(most);
    }

    @Override
    public <V> V call(Callable<? extends V> request) throws Exception {
        places.put(request);
        try {
            return request.call();
        } finally {
            places.remove();
        }
    }
}
