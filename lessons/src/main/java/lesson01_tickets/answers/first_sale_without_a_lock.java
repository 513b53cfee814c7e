package lesson01_tickets;

import io.raceproof.futures.PoolExecutor;
import java.util.ArrayList;
import java.util.List;

public class BoxOffice implements TicketSale {
    private final Object lock = new Object();
    private final List<Integer> sold = new ArrayList<>();

    @Override
    public void sell(PoolExecutor pool, int ticket) {
        pool.submit(() -> {
            print(ticket);
            if (sold.isEmpty()) {
                sold.add(ticket);
            } else {
                synchronized (lock) {
                    sold.add(ticket);
                }
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
