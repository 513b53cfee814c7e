package lesson01_tickets;

import io.raceproof.futures.PoolExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

/** Tickets go into a tray. Whoever gets the lock files what is in the tray; nobody waits for it. */
public class BoxOffice implements TicketSale {
    private final Queue<Integer> tray = new ConcurrentLinkedQueue<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Integer> filed = new ArrayList<>();

    @Override
    public void sell(PoolExecutor pool, int ticket) {
        pool.submit(() -> {
            print(ticket);
            tray.add(ticket);
            if (lock.tryLock()) {
                try {
                    file();
                } finally {
                    lock.unlock();
                }
            }
        });
    }

    /** Called with the lock held. */
    private void file() {
        for (Integer ticket = tray.poll(); ticket != null; ticket = tray.poll()) {
            filed.add(ticket);
        }
    }

    /** Takes its time. Sales may print at the same time. */
    protected void print(int ticket) {}

    @Override
    public List<Integer> sold() {
        lock.lock();
        try {
            file(); // what nobody has filed yet
            return new ArrayList<>(filed);
        } finally {
            lock.unlock();
        }
    }
}
