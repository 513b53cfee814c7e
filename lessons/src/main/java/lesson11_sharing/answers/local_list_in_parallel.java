package lesson11_sharing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

public class Receipts implements ReceiptDesk {

    @Override
    public String receipt(Order order) {
        String who = order.customer() == null ? "guest" : order.customer();
        String day = LocalDate.ofEpochDay(order.day()).toString();
        List<String> all = new ArrayList<>();
        order.items().parallelStream().forEach(item -> all.add(item.name()));
        Collections.sort(all);
        String names = String.join(" + ", all);
        int total = order.items().stream().mapToInt(Item::cents).sum();
        return who + ", " + day + ": " + names + " = " + total;
    }
}
