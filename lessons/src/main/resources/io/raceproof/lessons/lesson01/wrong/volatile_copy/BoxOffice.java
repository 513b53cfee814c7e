// expect: model
// why: A fresh list for each sale avoids damage inside the list, but read, copy and write back are three steps: the slower task overwrites the faster one.
package lesson01;

import io.raceproof.futures.PoolExecutor;
import io.raceproof.lessons.lesson01.TicketSale;
import java.util.ArrayList;
import java.util.List;

public class BoxOffice implements TicketSale {
    private volatile List<Integer> sold = List.of();

    @Override
    public void sell(PoolExecutor pool, int ticket) {
        pool.submit(() -> {
            print(ticket);
            List<Integer> longer = new ArrayList<>(sold);
            longer.add(ticket);
            sold = longer;
        });
    }

    /** Takes its time. Sales may print at the same time. */
    protected void print(int ticket) {}

    @Override
    public List<Integer> sold() {
        return sold;
    }
}
