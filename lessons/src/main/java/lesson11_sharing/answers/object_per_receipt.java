package lesson11_sharing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

public class Receipts implements ReceiptDesk {
    @Override
    public String receipt(Order order) {
        return new Receipt(order).text();
    }

    /** One receipt, for one call: its fields change, and nobody else has it. */
    private static final class Receipt {
        private final Order order;
        private final List<String> names = new ArrayList<>();
        private int total;

        Receipt(Order order) {
            this.order = order;
        }

        String text() {
            for (Item item : order.items()) {
                names.add(item.name());
                total += item.cents();
            }
            names.sort(null);
            String customer = order.customer() != null ? order.customer() : "guest";
            return customer + ", " + LocalDate.ofEpochDay(order.day()) + ": " + String.join(" + ", names) + " = "
                    + total;
        }
    }
}
