package lesson11_sharing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

public class Receipts implements ReceiptDesk {

    @Override
    public String receipt(Order order) {
        String customer = order.customer() == null ? "guest" : order.customer();
        List<Item> before = new ArrayList<>(order.items());
        order.items().sort(Comparator.comparing(Item::name));
        String names = order.items().stream().map(Item::name).collect(Collectors.joining(" + "));
        for (int i = 0; i < before.size(); i++) {
            order.items().set(i, before.get(i));
        }
        return customer + ", " + LocalDate.ofEpochDay(order.day()) + ": " + names + " = "
                + order.items().stream().mapToInt(Item::cents).sum();
    }
}
