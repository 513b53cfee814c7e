package lesson01_tickets;

import io.raceproof.futures.PoolExecutor;
import java.util.ArrayList;
import java.util.List;

public class BoxOffice implements TicketSale {
    private final Object[] locks = {new Object(), new Object()};
    private final List<Integer> sold = new ArrayList<>();

    @Override
    public void sell(PoolExecutor pool, int ticket) {
        pool.submit(() -> {
            print(ticket);
            synchronized (locks[ticket % 2]) {
                sold.add(ticket);
            }
        });
    }

    @Override
    public List<Integer> sold() {
        synchronized (locks[0]) {
            synchronized (locks[1]) {
                return new ArrayList<>(sold);
            }
        }
    }

    /** Takes its time. Sales may print at the same time. */
    protected void print(int ticket) {}
}
