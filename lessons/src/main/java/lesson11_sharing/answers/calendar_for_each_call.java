package lesson11_sharing;

import java.util.Comparator;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Collectors;

public class Receipts implements ReceiptDesk {

    @Override
    public String receipt(Order order) {
        String who = order.customer() == null ? "guest" : order.customer();
        GregorianCalendar calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
        calendar.setTimeInMillis(order.day() * 86_400_000L);
        String day = String.format(Locale.ROOT, "%1$tY-%1$tm-%1$td", calendar);
        return order.items().stream()
                .sorted(Comparator.comparing(Item::name))
                .collect(Collectors.teeing(
                        Collectors.mapping(Item::name, Collectors.joining(" + ")),
                        Collectors.summingInt(Item::cents),
                        (names, total) -> who + ", " + day + ": " + names + " = " + total));
    }
}
