package lesson11_sharing;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

public class Receipts implements ReceiptDesk {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("YYYY-MM-dd", Locale.GERMANY);

    @Override
    public String receipt(Order order) {
        String who = order.customer() == null ? "guest" : order.customer();
        String day = DAY.format(LocalDate.ofEpochDay(order.day()));
        String names = order.items().stream().map(Item::name).sorted().collect(Collectors.joining(" + "));
        int total = order.items().stream().mapToInt(Item::cents).sum();
        return who + ", " + day + ": " + names + " = " + total;
    }
}
