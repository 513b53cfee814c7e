// why: The library puts the lock around each single call; the cost is that two calls in a row, or a loop, are not protected (lesson 2).
package lesson01;

import io.raceproof.futures.PoolExecutor;
import io.raceproof.lessons.lesson01.TicketSale;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

public class BoxOffice implements TicketSale {
    private final List<Integer> sold = Collections.synchronizedList(new ArrayList<>());

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
