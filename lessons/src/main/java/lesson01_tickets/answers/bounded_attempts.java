package lesson01_tickets;

import io.raceproof.futures.PoolExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

public class BoxOffice implements TicketSale {
    private final AtomicReference<List<Integer>> sold = new AtomicReference<>(List.of());

    @Override
    public void sell(PoolExecutor pool, int ticket) {
        pool.submit(() -> {
            print(ticket);
            for (int attempt = 1; attempt <= 1; attempt++) {
                List<Integer> old = sold.get();
                List<Integer> next = new ArrayList<>(old);
                next.add(ticket);
                if (sold.compareAndSet(old, next)) {
                    return;
                }
            }
        });
    }

    @Override
    public List<Integer> sold() {
        return sold.get();
    }

    /** Takes its time. Sales may print at the same time. */
    protected void print(int ticket) {}
}
