package lesson01_tickets;

import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.ThreadPoolExecutor;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The unit test as people write it: sell some tickets through a pool, look whether all are there. */
final class TicketSaleTest {
    // @start region="test"
    static void every_ticket_is_sold(TicketSale sale) {
        try (PoolExecutor pool = ThreadPoolExecutor.ofWorkers(4)) {
            for (int ticket = 1; ticket <= 5; ticket++) {
                sale.sell(pool, ticket);
            }
        }
        if (!new HashSet<>(sale.sold()).equals(Set.of(1, 2, 3, 4, 5))) {
            throw new AssertionError("sold " + sale.sold() + " instead of " + List.of(1, 2, 3, 4, 5));
        }
    }
    // @end

    private TicketSaleTest() {}
}
