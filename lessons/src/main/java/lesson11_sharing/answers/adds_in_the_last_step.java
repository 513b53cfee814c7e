package lesson11_sharing;

import java.time.LocalDate;
import java.util.stream.Collectors;

public class Receipts implements ReceiptDesk {

    @Override
    public String receipt(Order order) {
        String who = order.customer() == null ? "guest" : order.customer();
        String day = LocalDate.ofEpochDay(order.day()).toString();
        String names = order.items().stream().map(Item::name).sorted().collect(Collectors.joining(" + "));
        int[] parts = new int[1];
        order.items().stream().parallel().mapToInt(Item::cents).forEach(cents -> parts[0] += cents);
        int total = parts[0];
        return who + ", " + day + ": " + names + " = " + total;
    }
}
