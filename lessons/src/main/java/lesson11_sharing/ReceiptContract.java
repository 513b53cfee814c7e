package lesson11_sharing;

import static io.raceproof.lessons.lab.Check.require;

import io.raceproof.lessons.kit.Meeting;
import io.raceproof.lessons.kit.Quiescence;
import io.raceproof.stress.process.ProcessorTime;
import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import lesson11_sharing.ReceiptDesk.Item;
import lesson11_sharing.ReceiptDesk.Order;
import org.jspecify.annotations.Nullable;

/** What a desk must do. At chosen moments, inside a call of an item, another task writes a receipt: no chance is needed. */
final class ReceiptContract {
    private static final String ADA = "Ada, 2026-03-01: cake + tea = 750";
    private static final String GUEST = "guest, 2026-03-02: milk = 120";
    /** Another one of hers. */
    private static final String ADAS = "Ada, 2026-03-01: rice = 80";

    private static final long MARCH_1 = 20_513;
    /** Of 2024: a day in the first week of 2025. */
    private static final long DECEMBER_30 = 20_087;

    /** A receipt asks its items so often at least; another task comes in between at each of these. */
    private static final int QUESTIONS = 4;

    /** An answer that asks for the elements of a list so often has other troubles. */
    private static final int MOST_PASSAGES = 30;

    /** Items of one receipt. */
    private static final int MANY = 20_000;
    /** Those of the first one, and where each price has a thread of its own. */
    private static final int FEW = 500;
    /** So many threads are no pool. */
    private static final int CROWD = 100;
    /** Receipts, where one thread asks. */
    private static final int ROUNDS = 20;
    /** Receipts, where several ask. */
    private static final int MOST_ROUNDS = 60;

    /** Processor time for them. */
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(4);

    /** Spins: about a microsecond. */
    private static final int LINGER = 20;

    private ReceiptContract() {}

    private record Good(String name, int cents, Runnable meanwhile) implements Item {
        @Override
        public String name() {
            meanwhile.run();
            return name;
        }

        @Override
        public int cents() {
            meanwhile.run();
            return cents;
        }
    }

    private static Order ada(Runnable meanwhile) {
        return new Order(
                "Ada",
                MARCH_1,
                new ArrayList<>(List.of(new Good("tea", 300, meanwhile), new Good("cake", 450, meanwhile))));
    }

    private static Order guest() {
        return new Order(null, MARCH_1 + 1, new ArrayList<>(List.of(new Good("milk", 120, () -> {}))));
    }

    private static Order adas() {
        return new Order("Ada", MARCH_1, new ArrayList<>(List.of(new Good("rice", 80, () -> {}))));
    }

    private static void requireReceipt(String expected, String got, String when) {
        require(expected.equals(got), when + " the receipt was \"" + got + "\", and should be \"" + expected + "\"");
    }

    /** Where it is the day before when it is midnight in UTC. */
    static void writesReceipts(Supplier<ReceiptDesk> desks) {
        TimeZone machines = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("America/Los_Angeles"));
        try {
            writesThem(desks);
        } finally {
            TimeZone.setDefault(machines);
        }
    }

    private static void writesThem(Supplier<ReceiptDesk> desks) {
        ReceiptDesk desk = desks.get();
        requireReceipt(GUEST, desk.receipt(guest()), "for a guest");
        requireReceipt(ADA, desk.receipt(ada(() -> {})), "for Ada");
        requireReceipt(
                "Bob, 1970-01-01: a + b + c = 6",
                desk.receipt(new Order(
                        "Bob",
                        0,
                        new ArrayList<>(List.of(
                                new Good("c", 3, () -> {}), new Good("a", 1, () -> {}), new Good("b", 2, () -> {}))))),
                "for Bob");
        requireReceipt(
                "Eve, 2024-12-30: tea + tea = 5",
                desk.receipt(new Order(
                        "Eve",
                        DECEMBER_30,
                        new ArrayList<>(List.of(new Good("tea", 2, () -> {}), new Good("tea", 3, () -> {}))))),
                "for Eve");
        requireReceipt(
                "guest, 2024-12-30: tea = 4",
                desk.receipt(new Order(null, DECEMBER_30, new ArrayList<>(List.of(new Good("tea", 4, () -> {}))))),
                "for a guest on the same day");
        String nothing = desk.receipt(new Order("Eve", DECEMBER_30, new ArrayList<>()));
        require(
                nothing.startsWith("Eve, 2024-12-30:") && nothing.endsWith(" = 0"),
                "for Eve, who ordered nothing, the receipt was \"" + nothing + "\", and should end with \" = 0\"");
    }

    static void leavesTheListAlone(Supplier<ReceiptDesk> desks) {
        Order order = ada(() -> {});
        List<Item> before = List.copyOf(order.items());
        desks.get().receipt(order);
        require(
                order.items().equals(before),
                "the caller's list began with " + before.get(0).name() + ", and afterwards with "
                        + order.items().get(0).name() + ": it is the caller's, and other tasks read it");
        try {
            desks.get().receipt(new Order("Ada", MARCH_1, before));
        } catch (UnsupportedOperationException changed) {
            throw new AssertionError(
                    "the caller's list was changed, if only for a moment: it is the caller's, and other tasks read it",
                    changed);
        }
    }

    static void leavesNothingBehind(Supplier<ReceiptDesk> desks) {
        ReceiptDesk desk = desks.get();
        desk.receipt(ada(() -> {}));
        requireReceipt(GUEST, desk.receipt(guest()), "after Ada's, in the same worker, a guest came:");
    }

    static void leavesNothingBehindWhenItFails(Supplier<ReceiptDesk> desks) {
        leavesNothingBehind(desks.get(), new IllegalStateException("the till is out of order"));
        leavesNothingBehind(desks.get(), new NoClassDefFoundError("Till"));
    }

    private static void leavesNothingBehind(ReceiptDesk desk, Throwable tills) {
        List<Item> items = new ArrayList<>(List.of(new Good("tea", 300, () -> {}), new Priceless("cake", tills)));
        String got;
        try {
            got = "the receipt \"" + desk.receipt(new Order("Ada", MARCH_1, items)) + "\"";
        } catch (Throwable thrown) {
            // a copy by another thread is as good
            got = thrown.getClass() == tills.getClass() ? "" : String.valueOf(thrown);
        }
        require(got.isEmpty(), "the till threw " + tills + ", and that did not come out; what came was " + got);
        requireReceipt(
                GUEST, desk.receipt(guest()), "the till failed in Ada's, and in the same worker a guest came next:");
    }

    /** The till does not tell what it costs. */
    private record Priceless(String name, Throwable tills) implements Item {
        @Override
        public int cents() {
            if (tills instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) tills;
        }
    }

    /** While Ada's receipt asks its n-th question, another worker writes whole ones, of hers as well. */
    static void bearsAnother(Supplier<ReceiptDesk> desks) throws InterruptedException {
        for (int n = 1; n <= QUESTIONS; n++) {
            ReceiptDesk desk = desks.get();
            int moment = n;
            AtomicInteger questions = new AtomicInteger();
            AtomicReference<@Nullable String> other = new AtomicReference<>();
            String got = desk.receipt(ada(() -> {
                if (questions.incrementAndGet() == moment) {
                    inAnotherThread(() -> other.set(desk.receipt(guest()) + "; " + desk.receipt(adas())));
                }
            }));
            String when = "a guest's receipt and another of Ada's were written while hers was at work:";
            requireReceipt(ADA, got, when);
            require(
                    other.get() != null,
                    "a guest's receipt and another of Ada's could not be written while hers was at work: two tasks must not wait for each other");
            requireReceipt(GUEST + "; " + ADAS, String.valueOf(other.get()), when);
        }
    }

    /** While Ada's receipt goes from one item to the next, another worker writes a whole one. */
    static void bearsAnotherBetweenItems(Supplier<ReceiptDesk> desks) {
        int moments = 0;
        do {
            ReceiptDesk desk = desks.get();
            Order ada = ada(() -> {});
            Passage passage = new Passage(ada.items(), moments++, () -> desk.receipt(guest()));
            requireReceipt(
                    ADA,
                    desk.receipt(new Order("Ada", MARCH_1, passage)),
                    "a guest's receipt was written while Ada's went from one item to the next:");
            if (!passage.isReached()) {
                return;
            }
        } while (moments < MOST_PASSAGES);
    }

    /** A list that lets another task in when an element is asked for the n-th time. */
    private static final class Passage extends AbstractList<Item> {
        private final List<Item> items;
        private final AtomicInteger before;
        private final Runnable task;

        Passage(List<Item> items, int before, Runnable task) {
            this.items = items;
            this.before = new AtomicInteger(before);
            this.task = task;
        }

        boolean isReached() {
            return before.get() < 0;
        }

        @Override
        public Item get(int index) {
            if (before.getAndDecrement() == 0) {
                inAnotherThread(task);
            }
            return items.get(index);
        }

        @Override
        public int size() {
            return items.size();
        }
    }

    /** Who asks the items for one thing. The first two threads of a round meet, unless in the round before there was one only. */
    private static final class Askers {
        // written by the check between two rounds, read by those who ask
        private volatile Set<Thread> ofTheRound = ConcurrentHashMap.newKeySet();
        private volatile Meeting meeting = new Meeting(2);
        private volatile boolean several = true;
        private volatile boolean crowd;

        void asks() {
            Set<Thread> all = ofTheRound;
            if (all.add(Thread.currentThread()) && several && all.size() <= 2) {
                meeting.attend();
            }
            if (all.size() > 1) {
                linger();
            }
        }

        /** The longer a round takes, the more of it they run at the same time, on a busy machine, too. */
        private static void linger() {
            for (int i = 0; i < LINGER; i++) {
                Thread.onSpinWait();
            }
        }

        void roundEnds() {
            several = ofTheRound.size() > 1;
            crowd |= ofTheRound.size() > CROWD;
            ofTheRound = ConcurrentHashMap.newKeySet();
            meeting = new Meeting(2);
        }
    }

    private record Tea(Askers forNames, Askers forPrices) implements Item {
        boolean areCrowds() {
            return forNames.crowd || forPrices.crowd;
        }

        boolean areSeveral() {
            return forNames.several || forPrices.several;
        }

        @Override
        public String name() {
            forNames.asks();
            return "tea";
        }

        @Override
        public int cents() {
            forPrices.asks();
            return 1;
        }
    }

    /** So many items that several threads work on them, if the desk has several: they are caught by chance, and nearly always. */
    static void bearsManyItems(Supplier<ReceiptDesk> desks) {
        Tea tea = new Tea(new Askers(), new Askers());
        Duration begin = ProcessorTime.ofThisJvm();
        for (int round = 0; round < (tea.areSeveral() ? MOST_ROUNDS : ROUNDS) && isInTime(begin); round++) {
            int many = round == 0 || tea.areCrowds() ? FEW : MANY;
            String expected = "Ada, 2026-03-01: " + String.join(" + ", Collections.nCopies(many, "tea")) + " = " + many;
            String got = desks.get().receipt(new Order("Ada", MARCH_1, Collections.nCopies(many, tea)));
            require(
                    expected.equals(got),
                    "the receipt for " + many + " times tea at 1 cent had " + (got.split("tea", -1).length - 1)
                            + " times tea and ended with" + got.substring(got.lastIndexOf('=') + 1)
                            + ": several threads added to the same thing at the same time");
            tea.forNames().roundEnds();
            tea.forPrices().roundEnds();
        }
    }

    /** A desk with a task for each price takes long for as many as these, and is none the worse. */
    private static boolean isInTime(Duration begin) {
        return ProcessorTime.ofThisJvm().minus(begin).compareTo(LONG_ENOUGH) < 0;
    }

    private static void inAnotherThread(Runnable task) {
        Thread other = new Thread(task, "another worker");
        other.setDaemon(true);
        other.start();
        try {
            Quiescence.join(other);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Two items are asked for their price at the same time, if the desk asks several at once. */
    static void addsUp(Supplier<ReceiptDesk> desks) {
        Meeting meeting = new Meeting(2);
        AtomicInteger arrivals = new AtomicInteger();
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            items.add(new Item() {
                @Override
                public String name() {
                    return "tea";
                }

                @Override
                public int cents() {
                    if (arrivals.incrementAndGet() <= 2) {
                        meeting.attend();
                    }
                    return 1;
                }
            });
        }
        String got = desks.get().receipt(new Order("Ada", MARCH_1, items));
        require(
                got.endsWith(" = 16"),
                "16 items of 1 cent each came to" + got.substring(got.lastIndexOf('=') + 1)
                        + ": two threads added to the same total at the same time");
    }

    static void addsNoLock(Class<?> answer) throws java.io.IOException {
        List<String> locks = io.raceproof.lessons.kit.LockUse.beside(answer);
        require(
                locks.isEmpty(),
                locks.isEmpty() ? "" : locks.get(0) + ": the exercise is to remove the sharing, without a lock");
    }
}
