// expect: contract
// why: Holding the lock while printing is safe, and it makes all sales wait for one printer: lock only the line that touches the list.
package lesson01;

import io.raceproof.futures.PoolExecutor;
import io.raceproof.lessons.lesson01.TicketSale;
import java.util.ArrayList;
import java.util.List;

public class BoxOffice implements TicketSale {
    private final Object lock = new Object();
    private final List<Integer> sold = new ArrayList<>();

    @Override
    public void sell(PoolExecutor pool, int ticket) {
        pool.submit(() -> {
            synchronized (lock) {
                print(ticket);
                sold.add(ticket);
            }
        });
    }

    /** Takes its time. Sales may print at the same time. */
    protected void print(int ticket) {}

    @Override
    public List<Integer> sold() {
        return new ArrayList<>(sold);
    }
}
