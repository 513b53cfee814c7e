package lesson01_tickets;

import io.raceproof.futures.PoolExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

public class BoxOffice implements TicketSale {
    private final Queue<Integer> tray = new ConcurrentLinkedQueue<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Integer> sold = new ArrayList<>();

    @Override
    public void sell(PoolExecutor pool, int ticket) {
        pool.submit(() -> {
            print(ticket);
            tray.add(ticket);
            if (!lock.tryLock()) {
                return; // the one who has the lock will find it in the tray
            }
            try {
                for (Integer next = tray.poll(); next != null; next = tray.poll()) {
                    sold.add(next);
                }
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
