package lesson11_sharing;

import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.TimeZone;
import java.util.stream.Collectors;

public class Receipts implements ReceiptDesk {
    private static final Calendar CALENDAR = new GregorianCalendar(TimeZone.getTimeZone("UTC"));

    @Override
    public String receipt(Order order) {
        String customer = order.customer() == null ? "guest" : order.customer();
        CALENDAR.setTimeInMillis(order.day() * 86_400_000);
        String date = String.format(
                "%04d-%02d-%02d",
                CALENDAR.get(Calendar.YEAR), CALENDAR.get(Calendar.MONTH) + 1, CALENDAR.get(Calendar.DAY_OF_MONTH));
        String names = order.items().stream().map(Item::name).sorted().collect(Collectors.joining(" + "));
        int total = order.items().stream().mapToInt(Item::cents).sum();
        return customer + ", " + date + ": " + names + " = " + total;
    }
}
