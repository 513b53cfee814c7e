package lesson01_tickets;

import io.raceproof.futures.PoolExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

public class BoxOffice implements TicketSale {
    private final Lock lock = new ReentrantLock();
    private final List<Integer> sold = new ArrayList<>();

    @Override
    public void sell(PoolExecutor pool, int ticket) {
        pool.submit(() -> {
            print(ticket);
            lock.lock();
            try {
                sold.add(ticket);
            } finally {
                lock.unlock();
            }
        });
    }

    /** Takes its time. Sales may print at the same time. */
    protected void print(int ticket) {}

    @Override
    public List<Integer> sold() {
        lock.lock();
        try {
            return new ArrayList<>(sold);
        } finally {
            lock.unlock();
        }
    }
}
