package lesson08_deadlock;

import static io.raceproof.lessons.lab.Check.require;

import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.ThreadPoolExecutor;
import io.raceproof.lessons.kit.Meeting;
import io.raceproof.lessons.kit.Quiescence;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import lesson08_deadlock.Bank.Branch;
import org.jspecify.annotations.Nullable;

/**
 * What the bank must do besides being safe: each method is one check. Pools are shut down and not closed: if their workers
 * wait for each other, close() would wait, too.
 */
final class DeadlockContract {
    /** Four branches, one below the other. */
    private static final Branch DEEP = Branch.of(1, Branch.of(2, Branch.of(3, Branch.of(4))));

    /** Two are equal, and count for two. */
    private static final Branch WIDE =
            Branch.of(1, Branch.of(2), Branch.of(2), Branch.of(4, Branch.of(5), Branch.of(7)));

    private DeadlockContract() {}

    static void movesMoney(Supplier<? extends Bank> banks) {
        Bank bank = banks.get();
        require(bank.transfer(0, 1, 70), "70 of the 100 on account 0 were not transferred");
        require(!bank.transfer(0, 2, 31), "31 were transferred from an account that had 30");
        require(bank.transfer(0, 2, 30), "30 were not transferred from an account that had 30");
        require(
                bank.balances().equals(List.of(0, 170, 130)),
                "70 were moved from account 0 to 1, then 30 from 0 to 2, and the balances are " + bank.balances());
        require(
                banks.get().balances().equals(List.of(100, 100, 100)),
                "a new bank has 100 on each account, and this one has "
                        + banks.get().balances());
    }

    static void paysItself(Supplier<? extends Bank> banks) throws InterruptedException {
        Bank bank = banks.get();
        AtomicReference<List<Object>> seen = new AtomicReference<>(List.of());
        ends(
                "a transfer from account 1 to account 1 does not end",
                () -> seen.set(List.of(bank.transfer(1, 1, 100), bank.transfer(1, 1, 101), bank.balances())));
        require(
                seen.get().equals(List.of(true, false, List.of(100, 100, 100))),
                "account 1 paid itself 100, and then 101: transfer returned, and the balances are, " + seen);
        Bank other = banks.get();
        ends("a transfer from account 1 to account 1 does not end", () -> other.transfer(1, 1, 1));
        usable(other, "after an account has paid itself");
    }

    static void leavesNothingLocked(Supplier<? extends Bank> banks) throws InterruptedException {
        Bank bank = banks.get();
        for (int from = 0; from < 3; from++) {
            int payer = from;
            ends("a transfer that must be refused does not end", () -> bank.transfer(payer, (payer + 1) % 3, 101));
        }
        usable(bank, "after a transfer that was refused");
    }

    /** Foreign code is called with no lock held: others can use the bank meanwhile. */
    static void tellsWithoutALock() throws InterruptedException {
        AtomicInteger answered = new AtomicInteger();
        AtomicInteger told = new AtomicInteger();
        CityBank bank = new CityBank() {
            @Override
            protected void booked(int from, int to, int amount) {
                if (told.incrementAndGet() == 1) {
                    Thread other = start(() -> {
                        transfer(1, 0, 1);
                        balances();
                    });
                    answered.addAndGet(hasEnded(other) ? 1 : 0);
                }
            }
        };
        bank.transfer(0, 1, 10);
        require(answered.get() == 1, "the bank was locked while booked was called: nobody else could use it");
        require(told.get() == 2, "booked was called " + told.get() + " times for two transfers");
        bank.transfer(0, 1, 1_000);
        require(told.get() == 2, "booked was called for a transfer that was refused");
    }

    static void survivesAListenerThatFails() throws InterruptedException {
        CityBank bank = new CityBank() {
            @Override
            protected void booked(int from, int to, int amount) {
                if (amount == 7) {
                    throw new IllegalStateException("the customer cannot be told");
                }
            }
        };
        ends("a transfer whose customer cannot be told does not end", () -> {
            try {
                bank.transfer(0, 1, 7);
            } catch (IllegalStateException thrownByTheCustomer) {
                // may come out, or not
            }
        });
        usable(bank, "after booked threw an exception");
    }

    private static void usable(Bank bank, String when) throws InterruptedException {
        for (int from = 0; from < 3; from++) {
            int payer = from;
            ends(when + ", transfers do not end any more", () -> bank.transfer(payer, (payer + 1) % 3, 1));
        }
        ends(when + ", balances() does not end any more", bank::balances);
    }

    /** Twice: the pool belongs to the caller. */
    static void addsUp(Supplier<? extends Bank.Count> counts) throws InterruptedException {
        PoolExecutor pool = ThreadPoolExecutor.ofWorkers(8);
        for (String time : List.of("", " for the second time")) {
            int sum = totalOf("the count of six branches by eight workers does not end" + time, counts, pool, WIDE);
            require(sum == 21, "the branches have 21 in all, and total says " + sum);
        }
        pool.shutdown();
    }

    private static int totalOf(
            String otherwise, Supplier<? extends Bank.Count> counts, PoolExecutor pool, Branch branch)
            throws InterruptedException {
        AtomicInteger sum = new AtomicInteger();
        ends(otherwise, () -> sum.set(counts.get().total(pool, branch)));
        return sum.get();
    }

    /** A task has ended when submit returns. */
    static void bearsFastWorkers(Supplier<? extends Bank.Count> counts) throws InterruptedException {
        PoolExecutor pool = PoolExecutor.over(new FastWorkers());
        int sum = totalOf("six branches and very fast workers: total does not end", counts, pool, WIDE);
        pool.shutdown();
        require(
                sum == 21,
                "the branches have 21 in all; a worker had ended each task before the thread that submitted it went on,"
                        + " and total says " + sum);
    }

    /** Who submits goes on when the task has ended, or waits for something. */
    private static final class FastWorkers extends java.util.concurrent.ThreadPoolExecutor {
        FastWorkers() {
            super(0, Integer.MAX_VALUE, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), DeadlockContract::daemon);
        }

        @Override
        public void execute(Runnable task) {
            CountDownLatch ended = new CountDownLatch(1);
            super.execute(() -> {
                try {
                    task.run();
                } finally {
                    ended.countDown();
                }
            });
            try {
                Quiescence.await(millis -> ended.await(millis, TimeUnit.MILLISECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    static void fitsASmallPool(Supplier<? extends Bank.Count> counts) throws InterruptedException {
        for (int workers = 1; workers <= 2; workers++) {
            PoolExecutor pool = ThreadPoolExecutor.ofWorkers(workers);
            int sum = totalOf(
                    "four branches, one below the other, and " + (workers == 1 ? "one worker" : "two workers")
                            + ": total does not end, because tasks wait for tasks that no worker is left to run",
                    counts,
                    pool,
                    DEEP);
            require(sum == 10, "the branches have 10 in all, and total says " + sum);
            pool.shutdown();
        }
    }

    /** The two are below the head office, or one level deeper. */
    static void countsTwoAtOnce() throws InterruptedException {
        Branch two = Branch.of(1, Branch.of(2), Branch.of(3));
        for (Branch branch : List.of(two, Branch.of(0, two))) {
            Meeting meeting = new Meeting(2);
            Supplier<CityBank> banks = () -> new CityBank() {
                @Override
                protected int count(Branch one) {
                    if (one.branches().isEmpty()) {
                        meeting.attend();
                    }
                    return super.count(one);
                }
            };
            PoolExecutor pool = ThreadPoolExecutor.ofWorkers(3);
            int sum = totalOf("two branches to count, three workers: total does not end", banks, pool, branch);
            pool.shutdown();
            meeting.require(
                    "two branches could not be counted at the same time: give the pool all tasks before you wait"
                            + " for one");
            require(sum == 6, "two branches were counted at the same time; they have 6 in all, and total says " + sum);
        }
    }

    static void countsInThePool() throws InterruptedException {
        Set<Thread> workers = ConcurrentHashMap.newKeySet();
        Set<Thread> counting = ConcurrentHashMap.newKeySet();
        CityBank bank = new CityBank() {
            @Override
            protected int count(Branch branch) {
                counting.add(Thread.currentThread());
                return super.count(branch);
            }
        };
        PoolExecutor pool = ThreadPoolExecutor.builder()
                .workers(2)
                .threadFactory(work -> {
                    Thread worker = new Thread(work, "worker");
                    worker.setDaemon(true);
                    workers.add(worker);
                    return worker;
                })
                .build();
        ends("the count of six branches by two workers does not end", () -> {
            workers.add(Thread.currentThread()); // the caller may help
            bank.total(pool, WIDE);
        });
        pool.shutdown();
        require(
                workers.containsAll(counting),
                "count was called by a thread that is no worker of the pool: the pool was given for that, with its size");
    }

    private static void ends(String otherwise, Runnable work) throws InterruptedException {
        AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
        Thread thread = start(() -> {
            try {
                work.run();
            } catch (Throwable t) {
                thrown.set(t);
            }
        });
        require(hasEnded(thread), otherwise);
        Throwable t = thrown.get();
        if (t != null) {
            throw new CompletionException(t);
        }
    }

    private static boolean hasEnded(Thread thread) {
        try {
            return Quiescence.join(thread);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Thread start(Runnable work) {
        Thread thread = daemon(work);
        thread.start();
        return thread;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "customer");
        thread.setDaemon(true);
        return thread;
    }

    /** Whether money is missing, or there is too much of it. */
    static boolean isWrong(Object balances) {
        return balances instanceof List<?> list
                && list.stream().mapToInt(balance -> (Integer) balance).sum() != 300;
    }
}
