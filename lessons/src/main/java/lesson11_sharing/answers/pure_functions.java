package lesson11_sharing;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

public class Receipts implements ReceiptDesk {
    @Override
    public String receipt(Order order) {
        return head(order.customer(), order.day()) + names(List.copyOf(order.items())) + " = " + total(order.items());
    }

    private static String head(String customer, long day) {
        return Objects.requireNonNullElse(customer, "guest") + ", " + LocalDate.EPOCH.plusDays(day) + ": ";
    }

    private static String names(List<Item> items) {
        return items.stream().map(Item::name).sorted().collect(Collectors.joining(" + "));
    }

    private static int total(List<Item> items) {
        return items.stream().map(Item::cents).reduce(0, Integer::sum);
    }
}
