// expect: model
// why: In an anonymous class, this is the task and not the office: every task locks itself.
package lesson01;

import io.raceproof.futures.Action;
import io.raceproof.futures.PoolExecutor;
import io.raceproof.lessons.lesson01.TicketSale;
import java.util.ArrayList;
import java.util.List;

public class BoxOffice implements TicketSale {
    private final List<Integer> sold = new ArrayList<>();

    @Override
    public void sell(PoolExecutor pool, int ticket) {
        pool.submit(new Action() {
            @Override
            public void run() {
                print(ticket);
                synchronized (this) {
                    sold.add(ticket);
                }
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
