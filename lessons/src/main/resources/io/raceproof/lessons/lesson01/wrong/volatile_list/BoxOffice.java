// expect: model
// why: Volatile makes the latest reference visible; it does not turn the many small steps inside add into one.
package lesson01;

import io.raceproof.futures.PoolExecutor;
import io.raceproof.lessons.lesson01.TicketSale;
import java.util.ArrayList;
import java.util.List;

public class BoxOffice implements TicketSale {
    private volatile List<Integer> sold = new ArrayList<>();

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
        return new ArrayList<>(sold);
    }
}
