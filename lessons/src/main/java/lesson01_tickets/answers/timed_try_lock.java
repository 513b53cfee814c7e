package lesson01_tickets;

import io.raceproof.futures.PoolExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

public class BoxOffice implements TicketSale {
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Integer> sold = new ArrayList<>();

    @Override
    public void sell(PoolExecutor pool, int ticket) {
        pool.submit(() -> {
            print(ticket);
            while (!lock.tryLock(1, TimeUnit.SECONDS)) {
                Thread.onSpinWait();
            }
            try {
                return sold.add(ticket);
            } finally {
                lock.unlock();
            }
        });
    }

    @Override
    public List<Integer> sold() {
        lock.lock();
        try {
            return new ArrayList<>(sold);
        } finally {
            lock.unlock();
        }
    }

    /** Takes its time. Sales may print at the same time. */
    protected void print(int ticket) {}
}
