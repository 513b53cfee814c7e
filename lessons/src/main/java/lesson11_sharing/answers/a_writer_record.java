package lesson11_sharing;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.PriorityQueue;

public class Receipts implements ReceiptDesk {

    @Override
    public String receipt(Order order) {
        return new Writer(order).text();
    }

    private record Writer(Order order) {
        String text() {
            StringBuffer text = new StringBuffer();
            text.append(Optional.ofNullable(order.customer()).orElse("guest")).append(", ");
            text.append(DateTimeFormatter.ISO_LOCAL_DATE.format(LocalDate.ofEpochDay(order.day())))
                    .append(": ");
            PriorityQueue<String> names = new PriorityQueue<>();
            int total = 0;
            for (Item item : order.items()) {
                names.add(item.name());
                total += item.cents();
            }
            for (String between = ""; !names.isEmpty(); between = " + ") {
                text.append(between).append(names.remove());
            }
            return text.append(" = ").append(total).toString();
        }
    }
}
