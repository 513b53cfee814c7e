package lesson06_map;

import io.raceproof.futures.Future;
import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.Promise;
import io.raceproof.futures.TaskFunction;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;

public class LookAhead implements Mapping {
    @Override
    public <T, R> Iterator<R> map(PoolExecutor pool, TaskFunction<T, R> function, Iterator<T> items, int ahead) {
        Semaphore places = new Semaphore(ahead);
        BlockingQueue<Future<?>> line = new LinkedBlockingQueue<>();
        Thread clerk = new Thread(() -> {
            while (true) {
                places.acquireUninterruptibly();
                if (!items.hasNext()) {
                    line.add(END);
                    return;
                }
                T item = items.next();
                line.add(pool.submit(() -> function.apply(item)));
            }
        });
        clerk.setDaemon(true);
        clerk.start();
        return new Iterator<>() {
            private Future<?> first;

            @Override
            public boolean hasNext() {
                if (first == null) {
                    first = take(line);
                }
                return first != END;
            }

            @Override
            @SuppressWarnings("unchecked")
            public R next() {
                if (!hasNext()) {
                    throw new NoSuchElementException("all results have been handed out");
                }
                Future<?> future = first;
                first = null;
                try {
                    return (R) future.join();
                } finally {
                    places.release();
                }
            }
        };
    }

    private static final Future<?> END = new Promise<Object>().future();

    private static Future<?> take(BlockingQueue<Future<?>> line) {
        try {
            return line.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the next result", e);
        }
    }
}
