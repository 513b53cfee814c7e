package lesson01_tickets;

import io.raceproof.futures.PoolExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;

public class BoxOffice implements TicketSale {
    private final Semaphore desks = new Semaphore(2);
    private final List<Integer> sold = new ArrayList<>();

    @Override
    public void sell(PoolExecutor pool, int ticket) {
        pool.submit(() -> {
            print(ticket);
            desks.acquire();
            try {
                return sold.add(ticket);
            } finally {
                desks.release();
            }
        });
    }

    /** Takes its time. Sales may print at the same time. */
    protected void print(int ticket) {}

    @Override
    public List<Integer> sold() {
        return sold;
    }
}
