package lesson01_tickets;

import io.raceproof.futures.PoolExecutor;
import java.util.ArrayList;
import java.util.List;

public class BoxOffice implements TicketSale {
    private volatile List<Integer> sold = new ArrayList<>();

    @Override
    public void sell(PoolExecutor pool, int ticket) {
        pool.submit(() -> {
            print(ticket);
            synchronized (sold) {
                List<Integer> more = new ArrayList<>(sold);
                more.add(ticket);
                sold = more;
            }
        });
    }

    /** Takes its time. Sales may print at the same time. */
    protected void print(int ticket) {}

    @Override
    public List<Integer> sold() {
        return List.copyOf(sold);
    }
}
