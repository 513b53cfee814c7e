package lesson01_tickets;

import io.raceproof.futures.PoolExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.StampedLock;

public class BoxOffice implements TicketSale {
    private final StampedLock lock = new StampedLock();
    private final List<Integer> sold = new ArrayList<>();

    @Override
    public void sell(PoolExecutor pool, int ticket) {
        pool.submit(() -> {
            print(ticket);
            long stamp = lock.writeLock();
            try {
                sold.add(ticket);
            } finally {
                lock.unlockWrite(stamp);
            }
        });
    }

    @Override
    public List<Integer> sold() {
        long stamp = lock.readLock();
        try {
            return new ArrayList<>(sold);
        } finally {
            lock.unlockRead(stamp);
        }
    }

    /** Takes its time. Sales may print at the same time. */
    protected void print(int ticket) {}
}
