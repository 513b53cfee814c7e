package lesson04_visibility;

import static io.raceproof.lessons.lab.Check.require;

import io.raceproof.lessons.kit.Quiescence;
import io.raceproof.lessons.lab.Lab;
import io.raceproof.stress.race.Call;
import io.raceproof.stress.race.Operation;
import io.raceproof.stress.race.Race;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import lesson04_visibility.Board.Settings;
import org.jspecify.annotations.Nullable;

/** What a board must do: each method is one check. */
final class VisibilityContract {
    /** How much longer the loop runs in each round before the settings change: the compiler needs a while to see its chance. */
    private static final long WARM_NANOS = 200_000_000;

    private static final int ROUNDS = 3;

    /** One after the other: a limit that stays, one that comes back, one below zero, and large ones. */
    private static final int[][] PUBLISHED = {
        {20, 2}, {20, 3}, {30, 3}, {20, 4}, {-5, 7}, {100_000, 200_000}, {Integer.MAX_VALUE, 1}
    };

    private VisibilityContract() {}

    // @start region="test"
    static void what_is_published_is_read(Board board) {
        board.publish(20, 2);
        require(board.current().limit() == 20, "the limit is " + board.current().limit());
    }
    // @end

    static void isCurrent(Supplier<? extends Board> boards) {
        Board board = boards.get();
        require(isSet(board.current(), 10, 1), "a new board shows " + words(board.current()));
        for (int[] next : PUBLISHED) {
            board.publish(next[0], next[1]);
            require(
                    isSet(board.current(), next[0], next[1]),
                    "limit " + next[0] + ", pause " + next[1] + " was published, and it shows "
                            + words(board.current()));
        }
    }

    static void staysAsItWas(Supplier<? extends Board> boards) {
        Board board = boards.get();
        Settings first = board.current();
        board.publish(20, 2);
        Settings second = board.current();
        board.publish(30, 3);
        require(
                isSet(first, 10, 1) && isSet(second, 20, 2),
                "settings that were read before became " + words(first) + " and " + words(second)
                        + " when others were published: publish a new object each time");
    }

    static void twoAreTwo(Supplier<? extends Board> boards) {
        Board one = boards.get();
        Board other = boards.get();
        one.publish(20, 2);
        require(isSet(other.current(), 10, 1), "what is published on one board stands on the other, too");
    }

    /** Each of two threads looks before and after; what it saw before must not stay with it. */
    static void allSeeIt(Supplier<? extends Board> boards) throws InterruptedException {
        Board board = boards.get();
        CyclicBarrier step = new CyclicBarrier(3);
        AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
        List<String> seen = new ArrayList<>(); // guarded by itself
        List<Thread> pollers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            pollers.add(start(() -> {
                try {
                    board.current();
                    step.await();
                    step.await();
                    synchronized (seen) {
                        seen.add(words(board.current()));
                    }
                } catch (Throwable t) {
                    thrown.set(t);
                    step.reset();
                }
            }));
        }
        Thread publisher = start(() -> {
            try {
                step.await();
                board.publish(20, 2);
                step.await();
            } catch (Throwable t) {
                thrown.compareAndSet(null, t);
                step.reset();
            }
        });
        for (Thread thread : List.of(publisher, pollers.get(0), pollers.get(1))) {
            require(Quiescence.join(thread), "a call of publish or current does not return");
        }
        Throwable t = thrown.get();
        if (t != null) {
            throw new CompletionException(t);
        }
        require(
                seen.equals(List.of("limit 20, pause 2", "limit 20, pause 2")),
                "two who had looked before looked again after limit 20, pause 2 was published, and saw " + seen);
    }

    /** A watchdog: the loop has seen the new settings, or it has used two seconds of processor time without. */
    static void aLoopEnds(Supplier<? extends Board> boards) throws InterruptedException {
        for (int round = 1; round <= ROUNDS; round++) {
            Board board = boards.get();
            board.current(); // what is made at the first look is made now
            Thread poller = start(() -> poll(board));
            awaitProcessorTime(poller, round * WARM_NANOS);
            board.publish(20, 2);
            require(
                    Quiescence.join(poller),
                    "a loop polled current() until the limit changed; new settings were published, and it went on for"
                            + " seconds without seeing them: the compiler reads a field once, before the loop, if nothing"
                            + " says that another thread may write it");
        }
    }

    /** Counts, so that there is something in the loop. */
    private static int poll(Board board) {
        int looks = 0;
        while (board.current().limit() == 10) {
            looks++;
        }
        return looks;
    }

    private static void awaitProcessorTime(Thread thread, long nanos) throws InterruptedException {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        while (thread.isAlive() && threads.getThreadCpuTime(thread.getId()) < nanos) {
            thread.join(1);
        }
    }

    private static boolean isSet(Settings settings, int limit, int pause) {
        return settings.limit() == limit && settings.pause() == pause;
    }

    private static String words(Settings settings) {
        return "limit " + settings.limit() + ", pause " + settings.pause();
    }

    private static Thread start(Runnable work) {
        Thread thread = new Thread(work, "poller");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    static String textOf(Board board) {
        Settings settings = board.current();
        return settings.limit() + "/" + settings.pause();
    }

    /** Settings are published while others look. */
    abstract static class Boards extends Race<Board> {
        final Operation<Board, Integer> publish =
                action("publish", (board, limit) -> board.publish(limit, limit / 10), 20, 30, 40, 50);
        final Call<Board> look = query("current", VisibilityContract::textOf);

        Boards() {
            reference(() -> new VolatileBoard());
            judged(Lab.ANSWER, () -> new SettingsBoard());
            observe(VisibilityContract::textOf);
        }
    }
}
