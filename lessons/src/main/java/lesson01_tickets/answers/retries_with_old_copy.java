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
            List<Integer> before = sold.get();
            List<Integer> after = new ArrayList<>(before);
            after.add(ticket);
            while (!sold.compareAndSet(before, after)) {
                before = sold.get();
            }
        });
    }

    /** Takes its time. Sales may print at the same time. */
    protected void print(int ticket) {}

    @Override
    public List<Integer> sold() {
        return List.copyOf(sold.get());
    }
}
