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
        BlockingQueue<Future<R>> line = new LinkedBlockingQueue<>();
        Future<R> end = new Promise<R>().future();
        Thread clerk = new Thread(() -> {
            while (items.hasNext()) {
                places.acquireUninterruptibly();
                T item = items.next();
                Future<R> future = pool.submit(() -> function.apply(item));
                future.whenDone(done -> places.release());
                line.add(future);
            }
            line.add(end);
        });
        clerk.setDaemon(true);
        clerk.start();
        return new Iterator<>() {
            private Future<R> first;

            @Override
            public boolean hasNext() {
                if (first == null) {
                    try {
                        first = line.take();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }
                return first != end;
            }

            @Override
            public R next() {
                if (!hasNext()) {
                    throw new NoSuchElementException("all results have been handed out");
                }
                Future<R> future = first;
                first = null;
                return future.join();
            }
        };
    }
}
