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
            boolean mine = lock.tryLock(1, TimeUnit.MILLISECONDS);
            sold.add(ticket);
            if (mine) {
                lock.unlock();
            }
            return mine;
        });
    }

    /** Takes its time. Sales may print at the same time. */
    protected void print(int ticket) {}

    @Override
    public List<Integer> sold() {
        return sold;
    }
}
