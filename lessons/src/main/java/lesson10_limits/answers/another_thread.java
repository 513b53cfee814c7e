package lesson10_limits;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

public class Limiter implements Limit {
    private final ExecutorService pool;

    public Limiter(int most) {
        pool = Executors.newFixedThreadPool(most, task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public <V> V call(Callable<? extends V> request) throws Exception {
        try {
            return pool.<V>submit(request::call).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (Exception) e.getCause();
        }
    }
}
