// expect: contract
// why: One list for all box offices is shared even more widely: what is protected must belong to its own office.
package lesson01;

import io.raceproof.futures.PoolExecutor;
import io.raceproof.lessons.lesson01.TicketSale;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

public class BoxOffice implements TicketSale {
    private static final List<Integer> sold = Collections.synchronizedList(new ArrayList<>());

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
