package lesson01_tickets;

import io.raceproof.futures.PoolExecutor;
import java.util.ArrayList;
import java.util.List;

public class BoxOffice implements TicketSale {
    private final List<Integer> odd = new ArrayList<>();
    private final List<Integer> even = new ArrayList<>();

    @Override
    public void sell(PoolExecutor pool, int ticket) {
        pool.submit(() -> {
            print(ticket);
            (ticket % 2 == 0 ? even : odd).add(ticket);
        });
    }

    @Override
    public List<Integer> sold() {
        List<Integer> all = new ArrayList<>(odd);
        all.addAll(even);
        return all;
    }

    /** Takes its time. Sales may print at the same time. */
    protected void print(int ticket) {}
}
