package lesson01_tickets;

import io.raceproof.futures.PoolExecutor;
import java.util.ArrayList;
import java.util.List;

public class BoxOffice implements TicketSale {
    private final List<Integer> sold = new ArrayList<>();
    private boolean busy;

    @Override
    public void sell(PoolExecutor pool, int ticket) {
        pool.submit(() -> {
            print(ticket);
            enter();
            try {
                sold.add(ticket);
            } finally {
                leave();
            }
            return null;
        });
    }

    private synchronized void enter() throws InterruptedException {
        if (busy) {
            wait();
        }
        busy = true;
    }

    private synchronized void leave() {
        busy = false;
        notify();
    }

    /** Takes its time. Sales may print at the same time. */
    protected void print(int ticket) {}

    @Override
    public List<Integer> sold() {
        return sold;
    }
}
