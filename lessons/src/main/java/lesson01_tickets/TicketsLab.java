package lesson01_tickets;

import io.raceproof.lessons.kit.ActorPool;
import io.raceproof.lessons.lab.Lab;
import io.raceproof.lessons.lab.Look;
import io.raceproof.lessons.lab.Symptom;
import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.lincheck.Scenario;
import io.raceproof.stress.race.Operation;
import io.raceproof.stress.race.Race;
import java.util.ArrayList;
import java.util.List;

/** Two workers sell a ticket each. */
public final class TicketsLab extends Lab {
    public TicketsLab() {
        unitTest(TicketSale.class, TicketSaleTest::every_ticket_is_sold);
        check("one after the other, every ticket is sold once", SaleContract::oneAfterTheOther);
        check("two offices keep their tickets apart", SaleContract::twoOffices);
        check("the tickets are sold by the pool's tasks", SaleContract::byThePool);
        check("two sales can run at the same time", SaleContract::stillConcurrent);
        mistake("outsider", Outsider.class, Symptom.HANG);
        race(Sales.class);
        race(ThreeSales.class, Look.MODEL);
        race(NextSale.class, Look.HAPPENS_BEFORE);
    }

    /** A sale of three tickets, through two pools whose workers are the actors; in the end, the other tasks are run. */
    static final class Evening {
        private final ActorPool[] pools = {new ActorPool(), new ActorPool()};
        private final TicketSale sale;

        Evening(TicketSale sale) {
            this.sale = sale;
            List.of(1, 2, 3).forEach(ticket -> sale.sell(pools[ticket % 2], ticket));
        }

        void run(int ticket) throws Exception {
            pools[ticket % 2].runOrThrow((ticket - 1) / 2);
        }

        /** A loop, as the model checker goes through each step of a stream, too. */
        List<String> sold() {
            for (int ticket = 1; ticket <= 3; ticket++) {
                pools[ticket % 2].run((ticket - 1) / 2); // what was run is not run again
            }
            List<String> sold = new ArrayList<>();
            for (Integer ticket : sale.sold()) {
                sold.add(String.valueOf(ticket));
            }
            sold.sort(null);
            return sold;
        }
    }

    abstract static class Evenings extends Race<Evening> {
        final Operation<Evening, Integer> sell = action("sell", Evening::run, 1, 2, 3);

        Evenings() {
            reference(() -> new Evening(new LockedSale()));
            judged(ANSWER, () -> new Evening(new BoxOffice()));
            observe(Evening::sold);
            name("past the end", o -> o.threw(ArrayIndexOutOfBoundsException.class));
            name("a hole", o -> o.end() instanceof List<?> sold && sold.contains("null"));
            name("one lost", o -> o.end() instanceof List<?> sold && sold.size() == 2);
            name("both", o -> List.of("1", "2", "3").equals(o.end()));
        }
    }

    /** Two workers meet. */
    public static final class Sales extends Evenings {
        public Sales() {
            broken("UnprotectedSale", () -> new Evening(new UnprotectedSale()));
            fixed("LockedSale", () -> new Evening(new LockedSale()));
            fixed("ReturningSale", () -> new Evening(new ReturningSale()));
            actor(sell.with(1));
            actor(sell.with(2));
        }
    }

    /** Three meet: what keeps two apart may let a third one in. */
    public static final class ThreeSales extends Evenings {
        public ThreeSales() {
            List.of(1, 2, 3).forEach(ticket -> actor(sell.with(ticket)));
        }
    }

    /** One goes on with the next sale, and overtakes whoever was woken by the end of its first one. */
    public static final class NextSale extends Evenings {
        public NextSale() {
            broken("without a lock", () -> new Evening(new UnprotectedSale()));
            actor(sell.with(1), sell.with(3));
            actor(sell.with(2));
        }
    }

    /** A ticket is sold while somebody else holds the lock of the boxed ticket: there is one 1 for all, in the JVM's cache. */
    public static final class Outsider implements Scenario {
        @Override
        public void run() throws InterruptedException {
            Object one = Integer.valueOf(1);
            ActorPool pool = new ActorPool();
            new BoxOffice().sell(pool, 1);
            synchronized (one) {
                Actors.run(pool, () -> pool.run(0));
            }
        }
    }
}
