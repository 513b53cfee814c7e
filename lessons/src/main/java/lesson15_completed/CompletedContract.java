package lesson15_completed;

import static io.raceproof.lessons.lab.Check.require;

import io.raceproof.lessons.kit.Quiescence;
import io.raceproof.stress.race.Waits;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import lesson15_completed.Completing.Arrivals;
import lesson15_completed.Completing.Cell;
import lesson15_completed.Completing.Registration;
import org.jspecify.annotations.Nullable;

/** What cells and their reader must do: each method is one check. */
final class CompletedContract {
    private CompletedContract() {}

    // @start region="test"
    static void values_come_as_completed(Completing completing) throws InterruptedException {
        Cell one = completing.cell();
        Cell two = completing.cell();
        two.complete(2);
        Arrivals arrivals = completing.asCompleted(List.of(one, two));
        require(arrivals.next().getAsInt() == 2, "the cell that is done must come first");
        one.complete(1);
        require(arrivals.next().getAsInt() == 1, "the other cell must come next");
    }
    // @end

    static void callsOnce() {
        Cell cell = new OwnCells().cell();
        List<Integer> told = new ArrayList<>();
        IntConsumer listener = told::add;
        cell.whenDone(listener);
        cell.whenDone(listener);
        require(cell.registrations() == 2, "two registrations, and registrations() is " + cell.registrations());
        require(told.isEmpty(), "a listener was called, and the cell is not completed");
        require(cell.complete(7), "complete returned false, and the cell had not been completed");
        require(
                told.equals(List.of(7, 7)),
                "a listener was registered twice, the cell completed with 7, and it was called with " + told);
        require(
                cell.registrations() == 0,
                "the cell is completed, all were called, and registrations() is " + cell.registrations());
        require(!cell.complete(9), "the cell was completed, and a second complete returned true");
        require(told.size() == 2, "a second complete called the listeners once more: " + told);
        cell.whenDone(listener);
        require(
                told.equals(List.of(7, 7, 7)),
                "a listener was registered with a cell that was completed with 7, and was called with "
                        + told.subList(2, told.size()));
        require(cell.registrations() == 0, "a completed cell has registrations: " + cell.registrations());
    }

    /** Another thread uses the cell while a listener is called, by who completes it, and by who registers late. */
    static void callsWithoutALock() throws InterruptedException {
        Cell cell = new OwnCells().cell();
        AtomicInteger answered = new AtomicInteger();
        IntConsumer listener = value -> {
            Caller other = new Caller(() -> {
                cell.whenDone(again -> {}).close();
                return cell.registrations() + (cell.complete(9) ? 1 : 0);
            });
            answered.addAndGet(other.hasEnded() ? 1 : 0);
        };
        cell.whenDone(listener);
        cell.complete(7);
        require(answered.get() == 1, "the cell was locked while a listener was called: no other thread could use it");
        cell.whenDone(listener);
        require(
                answered.get() == 2,
                "the cell was locked while a listener was called that was registered with a completed cell: no other"
                        + " thread could use it");
    }

    static void bearsItsListeners() {
        bearsAListenerThat(() -> {
            throw new IllegalStateException("a listener that fails");
        });
        bearsAListenerThat(() -> {
            throw new AssertionError("a listener that fails with an Error");
        });
    }

    private static void bearsAListenerThat(Runnable fails) {
        Cell cell = new OwnCells().cell();
        List<String> told = new ArrayList<>();
        List<Registration> registrations = new ArrayList<>();
        cell.whenDone(value -> fails.run());
        registrations.add(cell.whenDone(value -> {
            told.add("a");
            registrations.get(0).close();
            cell.whenDone(again -> told.add("b"));
        }));
        cell.whenDone(value -> told.add("c"));
        boolean completed;
        try {
            completed = cell.complete(7);
        } catch (IllegalStateException | AssertionError thrown) {
            throw new AssertionError("what a listener threw, " + thrown + ", came out of complete", thrown);
        }
        require(completed, "complete returned false, and the cell had not been completed");
        Collections.sort(told);
        require(
                told.equals(List.of("a", "b", "c")),
                "one listener threw, one took its registration back and registered another, one did nothing else; besides"
                        + " the first, those were called: " + told + ", not [a, b, c]");
    }

    static void takesBack() {
        Cell cell = new OwnCells().cell();
        List<String> told = new ArrayList<>();
        IntConsumer same = value -> told.add("same");
        Registration first = cell.whenDone(same);
        cell.whenDone(same);
        Registration third = cell.whenDone(value -> told.add("third"));
        first.close();
        first.close();
        third.close();
        require(
                cell.registrations() == 1,
                "of three registrations two were taken back, and registrations() is " + cell.registrations());
        cell.complete(7);
        require(told.equals(List.of("same")), "of three registrations one was left, and called were " + told);
    }

    static void readsInOrder() throws InterruptedException {
        OwnCells completing = new OwnCells();
        List<Cell> cells = List.of(completing.cell(), completing.cell(), completing.cell(), completing.cell());
        cells.get(3).complete(4);
        cells.get(1).complete(2);
        Arrivals arrivals = completing.asCompleted(cells);
        cells.get(2).complete(3);
        cells.get(0).complete(1);
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Caller next = new Caller(arrivals::next);
            require(next.hasEnded(), "four cells are completed, " + seen + " were read, and next waits forever");
            seen.add(next.seen);
        }
        require(
                seen.equals(List.of("2", "4", "3", "1", "none", "none")),
                "2 and 4 were done at the start, then 3 and 1 were completed, and next returned " + seen);
        Caller none = new Caller(completing.asCompleted(List.of())::next);
        require(
                none.hasEnded() && none.seen.equals("none"),
                "there is no cell, and next waits or returned " + none.seen);
        Caller same = new Caller(() -> {
            Arrivals twice = completing.asCompleted(List.of(cells.get(0), cells.get(0)));
            return "" + twice.next() + twice.next() + twice.next();
        });
        require(
                same.hasEnded() && same.seen.equals("OptionalInt[1]OptionalInt[1]OptionalInt.empty"),
                "a cell that is in the list twice comes twice, and next returned " + same.seen);
    }

    static void waits() throws InterruptedException {
        OwnCells completing = new OwnCells();
        List<Cell> cells = List.of(completing.cell(), completing.cell());
        Arrivals arrivals = completing.asCompleted(cells);
        for (int value = 2; value >= 1; value--) {
            Caller next = waiting(arrivals);
            cells.get(value - 1).complete(value);
            require(next.hasEnded(), "a reader waited, a cell was completed, and next waits on");
            require(
                    next.seen.equals("" + value),
                    "a cell was completed with " + value + ", and next returned " + next.seen);
        }
        Cell late = completing.cell();
        Arrivals interrupted = completing.asCompleted(List.of(late));
        Caller impatient = waiting(interrupted);
        impatient.thread.interrupt();
        require(impatient.hasEnded(), "a reader that waited was interrupted, and waits on");
        require(
                impatient.seen.equals("interrupted"),
                "a reader that waited was interrupted, and next returned " + impatient.seen);
        Caller again = waiting(interrupted);
        late.complete(3);
        require(
                again.hasEnded(),
                "a reader was interrupted and waited again, the cell was completed, and next waits on");
        require(
                again.seen.equals("3"),
                "a reader was interrupted and waited again, the cell was completed with 3, and next returned "
                        + again.seen);
    }

    /** A wait may return although nobody has signalled (JLS 17.2.1): here somebody does, for no reason. */
    static void bearsASpuriousWakeUp() throws InterruptedException {
        OwnCells completing = new OwnCells();
        Cell cell = completing.cell();
        Arrivals arrivals = completing.asCompleted(List.of(cell));
        Caller next = waiting(arrivals);
        synchronized (arrivals) {
            arrivals.notifyAll();
        }
        boolean ended = Quiescence.await(millis -> {
            next.thread.join(millis);
            return !next.thread.isAlive();
        });
        require(!ended, "a reader that waited was woken without a reason, and next returned " + next.seen);
        cell.complete(3);
        require(
                next.hasEnded() && next.seen.equals("3"),
                "a reader that waited was woken without a reason, then the cell was completed with 3, and next waits or"
                        + " returned " + next.seen);
    }

    private static Caller waiting(Arrivals arrivals) throws InterruptedException {
        Caller next = new Caller(arrivals::next);
        boolean quiet = Quiescence.await(millis -> {
            next.thread.join(Math.min(1, millis));
            return next.thread.getState() != Thread.State.RUNNABLE;
        });
        require(quiet, "next runs in a loop while it waits, and uses a processor that others need");
        require(next.thread.isAlive(), "no cell is completed, and next returned " + next.seen);
        return next;
    }

    static void leavesNothing(Supplier<? extends Completing> versions) throws InterruptedException {
        Completing completing = versions.get();
        List<Cell> cells = List.of(completing.cell(), completing.cell(), completing.cell());
        Arrivals arrivals = completing.asCompleted(cells);
        cells.get(1).complete(2);
        require(arrivals.next().equals(OptionalInt.of(2)), "the cell that was completed has not come first");
        arrivals.close();
        int left = cells.stream().mapToInt(Cell::registrations).sum();
        require(
                left == 0,
                "a reader of three cells took one and closed, and " + left
                        + " registrations are left: the cells keep the reader for as long as they live");
        require(arrivals.next().isEmpty(), "next returned a value after close");
    }

    /** A call in a thread of its own, and what it returned. */
    private static final class Caller {
        private volatile String seen = "nothing";
        private final Thread thread;

        Caller(Callable<?> call) {
            thread = new Thread(() -> seen = outcomeOf(call), "reader");
            thread.setDaemon(true);
            thread.start();
        }

        private static String outcomeOf(Callable<?> call) {
            try {
                Object returned = call.call();
                return returned instanceof OptionalInt value
                        ? value.isPresent() ? "" + value.getAsInt() : "none"
                        : String.valueOf(returned);
            } catch (InterruptedException e) {
                return "interrupted";
            } catch (Exception | Error e) {
                return e.toString();
            }
        }

        boolean hasEnded() {
            try {
                return Quiescence.join(thread);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    /** Two cells, and the listeners of the first. */
    static final class Desk {
        private final Completing completing;
        private final List<Cell> cells;
        private final AtomicInteger told = new AtomicInteger();
        private final Queue<Registration> registrations = new ConcurrentLinkedQueue<>();

        Desk(Completing completing) {
            this.completing = completing;
            this.cells = List.of(completing.cell(), completing.cell());
        }

        boolean complete(int value) {
            return cells.get(value - 1).complete(value);
        }

        void register() {
            registrations.add(cells.get(0).whenDone(value -> told.incrementAndGet()));
        }

        /** Takes back what is registered. */
        void leave() {
            for (Registration one = registrations.poll(); one != null; one = registrations.poll()) {
                one.close();
            }
        }

        List<Integer> readAll() throws InterruptedException {
            List<Integer> all = new ArrayList<>();
            try (Arrivals arrivals = completing.asCompleted(cells)) {
                for (OptionalInt next = arrivals.next(); next.isPresent(); next = arrivals.next()) {
                    all.add(next.getAsInt());
                }
            }
            Collections.sort(all);
            return all;
        }

        int readOne() throws InterruptedException {
            try (Arrivals arrivals = completing.asCompleted(cells)) {
                return arrivals.next().orElse(-1);
            }
        }

        /** How often a listener was told; how many registrations are left. */
        List<Integer> end() {
            return List.of(
                    told.get(), cells.get(0).registrations() + cells.get(1).registrations());
        }
    }

    /** For one thread. */
    static final class Sequential implements Completing {
        private static final class PlainCell implements Cell {
            private final List<IntConsumer> listeners = new ArrayList<>();
            private @Nullable Integer value;

            @Override
            public boolean complete(int result) {
                if (value != null) {
                    return false;
                }
                value = result;
                listeners.forEach(listener -> listener.accept(result));
                listeners.clear();
                return true;
            }

            @Override
            public Registration whenDone(IntConsumer listener) {
                if (value == null) {
                    listeners.add(listener);
                } else {
                    listener.accept(value);
                }
                return () -> listeners.remove(listener);
            }

            @Override
            public int registrations() {
                return listeners.size();
            }
        }

        @Override
        public Cell cell() {
            return new PlainCell();
        }

        @Override
        public Arrivals asCompleted(List<? extends Cell> cells) {
            Queue<Integer> arrived = new ArrayDeque<>();
            List<Registration> all = new ArrayList<>();
            int[] left = {cells.size()};
            cells.forEach(cell -> all.add(cell.whenDone(arrived::add)));
            return new Arrivals() {
                @Override
                public OptionalInt next() {
                    Waits.until(left[0] == 0 || !arrived.isEmpty());
                    return left[0]-- <= 0 ? OptionalInt.empty() : OptionalInt.of(arrived.remove());
                }

                @Override
                public void close() {
                    left[0] = 0;
                    all.forEach(Registration::close);
                }
            };
        }
    }
}
