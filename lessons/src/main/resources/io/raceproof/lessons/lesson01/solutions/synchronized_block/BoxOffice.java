// why: A private lock around the one shared access, and printing stays outside; the alternative is not to share at all, the cost is that adders queue for a moment.
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
            print(ticket);
            synchronized (lock) {
                sold.add(ticket);
            }
        });
    }

    /** Takes its time. Sales may print at the same time. */
    protected void print(int ticket) {}

    @Override
    public List<Integer> sold() {
        synchronized (lock) {
            return new ArrayList<>(sold);
        }
    }
}
