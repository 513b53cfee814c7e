package io.raceproof.lessons.lesson01;

import static io.raceproof.lessons.Contract.require;

import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.ThreadPoolExecutor;
import io.raceproof.lessons.Contract;
import io.raceproof.lessons.kit.Patience;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import lesson01.BoxOffice;

/** What the learner's box office must do besides being safe. */
public final class SaleContract implements Contract {
    /** For the grader. */
    public SaleContract() {}

    @Override
    public List<Check> checks() {
        return List.of(
                new Check("one after the other, every ticket is sold once", SaleContract::oneAfterTheOther),
                new Check("two offices keep their tickets apart", SaleContract::twoOffices),
                new Check("the tickets are sold by the pool's tasks", SaleContract::byThePool),
                new Check("two sales can run at the same time", SaleContract::stillConcurrent));
    }

    private static void oneAfterTheOther() {
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

    private static void twoOffices() {
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

    /** An office whose printer counts, and waits for its twin where it is told to. */
    private static final class WatchedOffice extends BoxOffice {
        final AtomicInteger printedByCaller = new AtomicInteger();
        final AtomicInteger met = new AtomicInteger();
        private final Thread caller = Thread.currentThread();
        private final CountDownLatch meeting;

        WatchedOffice(int parties) {
            meeting = new CountDownLatch(parties);
        }

        @Override
        protected void print(int ticket) {
            if (Thread.currentThread() == caller) {
                printedByCaller.incrementAndGet();
                return;
            }
            try {
                meeting.countDown();
                if (Patience.await(millis -> meeting.await(millis, TimeUnit.MILLISECONDS))) {
                    met.incrementAndGet();
                } // else the other never came: the check sees that they have not met
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void byThePool() {
        WatchedOffice office = new WatchedOffice(1);
        try (PoolExecutor pool = ThreadPoolExecutor.ofWorkers(1)) {
            office.sell(pool, 1);
        }
        require(
                office.printedByCaller.get() == 0,
                "sell() printed the ticket itself instead of giving the pool a task");
        require(
                office.met.get() == 1,
                "the ticket was printed " + office.met.get() + " times: call print once in each task");
    }

    private static void stillConcurrent() {
        WatchedOffice office = new WatchedOffice(2);
        try (PoolExecutor pool = ThreadPoolExecutor.ofWorkers(2)) {
            office.sell(pool, 1);
            office.sell(pool, 2);
        }
        require(
                office.met.get() == 2,
                "two sales could not print at the same time: do not wait for a task in sell(), and hold a lock only"
                        + " while you touch the list");
    }
}
