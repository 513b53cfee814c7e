package lesson01_tickets;

import io.raceproof.futures.PoolExecutor;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;

/** A linked stub for each ticket; the newest one is swapped in by compare-and-set. */
public class BoxOffice implements TicketSale {
    private static final VarHandle NEWEST;

    static {
        try {
            NEWEST = MethodHandles.lookup().findVarHandle(BoxOffice.class, "newest", Stub.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static final class Stub {
        final int ticket;
        final Stub older;

        Stub(int ticket, Stub older) {
            this.ticket = ticket;
            this.older = older;
        }
    }

    private volatile Stub newest;

    @Override
    public void sell(PoolExecutor pool, int ticket) {
        pool.submit(() -> {
            print(ticket);
            Stub before;
            do {
                before = newest;
            } while (!NEWEST.compareAndSet(this, before, new Stub(ticket, before)));
        });
    }

    /** Takes its time. Sales may print at the same time. */
    protected void print(int ticket) {}

    @Override
    public List<Integer> sold() {
        List<Integer> tickets = new ArrayList<>();
        for (Stub stub = newest; stub != null; stub = stub.older) {
            tickets.add(0, stub.ticket);
        }
        return tickets;
    }
}
