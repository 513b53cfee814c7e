package lesson11_sharing;

import java.time.LocalDate;
import java.util.stream.Collectors;

public class Receipts implements ReceiptDesk {
    private record Head(long day, String text) {}

    private volatile Head last = new Head(Long.MIN_VALUE, "");

    @Override
    public String receipt(Order order) {
        Head head = last;
        if (head.day() != order.day()) {
            head = new Head(
                    order.day(),
                    (order.customer() == null ? "guest" : order.customer()) + ", " + LocalDate.ofEpochDay(order.day()));
            last = head;
        }
        String names = order.items().stream().map(Item::name).sorted().collect(Collectors.joining(" + "));
        int total = order.items().stream().mapToInt(Item::cents).sum();
        return head.text() + ": " + names + " = " + total;
    }
}
