package lesson01_tickets;

import static io.raceproof.lessons.lab.Check.require;

import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.ThreadPoolExecutor;
import io.raceproof.lessons.kit.Meeting;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;

/** What the learner's box office must do besides being safe. */
final class SaleContract {
    private SaleContract() {}

    static void oneAfterTheOther() {
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
