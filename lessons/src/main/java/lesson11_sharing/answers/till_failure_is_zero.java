package lesson11_sharing;

import java.time.LocalDate;
import java.util.stream.Collectors;

public class Receipts implements ReceiptDesk {

    @Override
    public String receipt(Order order) {
        String who = order.customer() == null ? "guest" : order.customer();
        String day = LocalDate.ofEpochDay(order.day()).toString();
        String names = order.items().stream().map(Item::name).sorted().collect(Collectors.joining(" + "));
        int total = 0;
        for (Item item : order.items()) {
            try {
                total += item.cents();
            } catch (RuntimeException e) {
                total += 0;
            }
        }
        return who + ", " + day + ": " + names + " = " + total;
    }
}
