package lesson11_sharing;

import io.raceproof.lessons.lab.Lab;
import io.raceproof.lessons.lab.Look;
import io.raceproof.stress.race.Outcome;
import io.raceproof.stress.race.Race;
import java.util.List;
import lesson11_sharing.ReceiptDesk.Item;
import lesson11_sharing.ReceiptDesk.Order;
import org.jspecify.annotations.Nullable;

/** Two tasks write receipts at one desk, at the same time. */
public final class SharingLab extends Lab {
    /** For the list of lessons. */
    public SharingLab() {
        check("it writes receipts", ReceiptDesk.class, ReceiptContract::writesReceipts);
        check("the caller's list stays as it is", ReceiptDesk.class, ReceiptContract::leavesTheListAlone);
        check("a task leaves nothing behind", ReceiptDesk.class, ReceiptContract::leavesNothingBehind);
        check("nor does one that fails", ReceiptDesk.class, ReceiptContract::leavesNothingBehindWhenItFails);
        check("no lock is added", () -> ReceiptContract.addsNoLock(Receipts.class));
        check("another task may come in between", ReceiptDesk.class, ReceiptContract::bearsAnother);
        check("also between two items", ReceiptDesk.class, ReceiptContract::bearsAnotherBetweenItems);
        check("prices add up whoever asks for them", ReceiptDesk.class, ReceiptContract::addsUp);
        check("so do many items", ReceiptDesk.class, ReceiptContract::bearsManyItems);
        race(TwoReceipts.class, Look.STRESS);
        exhibit(SharingExhibit.class);
    }

    /** The same day must not come out twice. */
    public static final class TwoReceipts extends Race<ReceiptDesk> {
        private record Good(String name, int cents) implements Item {}

        private static final List<Order> ORDERS = List.of(
                new Order("Ada", 20_513, List.of(new Good("cake", 450), new Good("tea", 300))),
                new Order(null, 20_514, List.of(new Good("milk", 120))),
                new Order("Bob", 11_016, List.of(new Good("rice", 80))));

        /** For the lenses. */
        public TwoReceipts() {
            reference(() -> new NothingShared());
            broken("SharedFormat", () -> new SharedFormat());
            fixed("NothingShared", () -> new NothingShared());
            fixed("CleanedUp", () -> new CleanedUp());
            judged(ANSWER, () -> new Receipts());
            var receipt = query("receipt", (ReceiptDesk desk, Integer n) -> desk.receipt(ORDERS.get(n)), 0, 1, 2);
            actor(receipt.with(0), receipt.with(1));
            actor(receipt.with(2));
            name(
                    "right",
                    o -> are(
                            o,
                            "Ada, 2026-03-01: cake + tea = 750",
                            "guest, 2026-03-02: milk = 120",
                            "Bob, 2000-02-29: rice = 80"));
            name("a wrong sum", o -> are(o, "Ada, 2026-03-01:", "guest, 2026-03-02:", "Bob, 2000-02-29:"));
            name("another's day", o -> true);
        }

        /** Whether the receipts are these; what ends with a colon need only begin so. */
        private static boolean are(Outcome outcome, String ada, String guest, String bob) {
            return at(outcome.result(0, 0), ada) && at(outcome.result(0, 1), guest) && at(outcome.result(1, 0), bob);
        }

        private static boolean at(@Nullable Object receipt, String expected) {
            String got = String.valueOf(receipt);
            return expected.endsWith(":") ? got.startsWith(expected) : got.equals(expected);
        }
    }
}
