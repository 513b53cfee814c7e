// why: Each add makes a new array, so readers never wait; the cost is that a million sales copy a million arrays.
package lesson01;

import io.raceproof.futures.PoolExecutor;
import io.raceproof.lessons.lesson01.TicketSale;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

public class BoxOffice implements TicketSale {
    private final List<Integer> sold = new CopyOnWriteArrayList<>();

    @Override
    public void sell(PoolExecutor pool, int ticket) {
        pool.submit(() -> {
            print(ticket);
            sold.add(ticket);
        });
    }

    /** Takes its time. Sales may print at the same time. */
    protected void print(int ticket) {}

    @Override
    public List<Integer> sold() {
        return sold;
    }
}
