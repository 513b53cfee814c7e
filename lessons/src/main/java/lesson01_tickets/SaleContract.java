package lesson01_tickets;

import static io.raceproof.lessons.lab.Check.require;

import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.ThreadPoolExecutor;
import io.raceproof.lessons.kit.Meeting;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/** What the learner's box office must do besides being safe. */
final class SaleContract {
    private static final int MANY = 3_000;

    private SaleContract() {}

    static void oneAfterTheOther() {
        threeTickets();
        manyTickets();
    }

    private static void threeTickets() {
        BoxOffice office = new BoxOffice();
        try (PoolExecutor pool = ThreadPoolExecutor.ofWorkers(1)) {
            office.sell(pool, 1);
            office.sell(pool, 2);
            office.sell(pool, 3);
        }
        List<Integer> sold = office.sold();
        require(
                sold.size() == 3 && new TreeSet<>(sold).equals(new TreeSet<>(List.of(1, 2, 3))),
                "tickets 1, 2 and 3 were sold one after the other, and the list is " + sold);
    }

    /** Also ticket 0, which an empty array is full of, and more than a small array holds; and whoever asks again learns the same. */
    private static void manyTickets() {
        BoxOffice office = new BoxOffice();
        List<Integer> tickets = new ArrayList<>(List.of(1_000_000));
        for (int ticket = 0; ticket < MANY; ticket++) {
            tickets.add(ticket);
        }
        try (PoolExecutor pool = ThreadPoolExecutor.ofWorkers(1)) {
            tickets.forEach(ticket -> office.sell(pool, ticket));
        }
        for (String time : List.of("asked once", "asked a second time")) {
            List<Integer> sold = List.copyOf(office.sold());
            Set<Integer> missing = new TreeSet<>(tickets);
            missing.removeAll(new HashSet<>(sold));
            require(
                    missing.isEmpty() && sold.size() == tickets.size(),
                    tickets.size() + " tickets were sold one after the other; " + time + ", the list has " + sold.size()
                            + (missing.isEmpty()
                                    ? ""
                                    : ", and not " + missing.iterator().next()));
        }
    }

    private static void noTicket() {
        BoxOffice office = new BoxOffice();
        PoolExecutor pool = ThreadPoolExecutor.ofWorkers(1);
        pool.close();
        require(List.of().equals(office.sold()), "nothing was sold, and the list is " + office.sold());
        try {
            office.sell(pool, 1);
        } catch (RejectedExecutionException refused) {
            // as it should be, if the office does not take that for itself
        }
        require(List.of().equals(office.sold()), "the pool refused the only sale, and the list is " + office.sold());
    }

    static void twoOffices() {
        BoxOffice first = new BoxOffice();
        BoxOffice second = new BoxOffice();
        try (PoolExecutor pool = ThreadPoolExecutor.ofWorkers(1)) {
            first.sell(pool, 1);
            second.sell(pool, 2);
        }
        require(
                first.sold().equals(List.of(1)) && second.sold().equals(List.of(2)),
                "one office sold ticket 1 and another ticket 2, and their lists are " + first.sold() + " and "
                        + second.sold());
    }

    static void byThePool() {
        Thread caller = Thread.currentThread();
        AtomicInteger printed = new AtomicInteger();
        AtomicInteger byCaller = new AtomicInteger();
        BoxOffice office = new BoxOffice() {
            @Override
            protected void print(int ticket) {
                (Thread.currentThread() == caller ? byCaller : printed).incrementAndGet();
            }
        };
        try (PoolExecutor pool = ThreadPoolExecutor.ofWorkers(1)) {
            office.sell(pool, 1);
        }
        require(byCaller.get() == 0, "sell() printed the ticket itself instead of giving the pool a task");
        require(printed.get() == 1, "the ticket was printed " + printed.get() + " times: call print once in each task");
        noTicket();
    }

    static void stillConcurrent() {
        Meeting meeting = new Meeting(2);
        BoxOffice office = new BoxOffice() {
            @Override
            protected void print(int ticket) {
                meeting.attend();
            }
        };
        try (PoolExecutor pool = ThreadPoolExecutor.ofWorkers(2)) {
            office.sell(pool, 1);
            office.sell(pool, 2);
        }
        meeting.require(
                "two sales could not print at the same time: do not wait for a task in sell(), and hold a lock only"
                        + " while you touch the list");
    }
}
