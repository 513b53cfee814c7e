package lesson01_tickets;

import io.raceproof.futures.PoolExecutor;
import java.util.ArrayList;
import java.util.List;

public class BoxOffice implements TicketSale {
    private final Integer[] places = new Integer[10_000];
    private int next;

    @Override
    public void sell(PoolExecutor pool, int ticket) {
        pool.submit(() -> {
            print(ticket);
            int mine = next;
            synchronized (places) {
                places[mine] = ticket;
                next = mine + 1;
            }
        });
    }

    @Override
    public List<Integer> sold() {
        synchronized (places) {
            List<Integer> sold = new ArrayList<>();
            for (int i = 0; i < next; i++) {
                sold.add(places[i]);
            }
            return sold;
        }
    }

    /** Takes its time. Sales may print at the same time. */
    protected void print(int ticket) {}
}
