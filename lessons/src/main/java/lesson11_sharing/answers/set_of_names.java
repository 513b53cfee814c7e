package lesson11_sharing;

import java.time.LocalDate;
import java.util.TreeSet;
import java.util.stream.Collectors;

public class Receipts implements ReceiptDesk {

    @Override
    public String receipt(Order order) {
        String who = order.customer() == null ? "guest" : order.customer();
        String day = LocalDate.ofEpochDay(order.day()).toString();
        String names = String.join(
                " + ", order.items().stream().map(Item::name).collect(Collectors.toCollection(TreeSet::new)));
        int total = order.items().stream().mapToInt(Item::cents).sum();
        return who + ", " + day + ": " + names + " = " + total;
    }
}
