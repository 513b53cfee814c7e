package lesson11_sharing;

import java.text.SimpleDateFormat;
import java.util.Comparator;
import java.util.Date;
import java.util.TimeZone;
import java.util.stream.Collectors;

/** Broken: all tasks use one date format, which keeps the day that it is writing in fields of its own. */
@SuppressWarnings("JavaUtilDate") // the old classes are what this lesson is about
public final class SharedFormat implements ReceiptDesk {
    // @start region="format"
    private final SimpleDateFormat format = new SimpleDateFormat("yyyy-MM-dd");

    private String date(long day) {
        return format.format(new Date(day * 86_400_000));
    }
    // @end

    /** Makes one. */
    public SharedFormat() {
        format.setTimeZone(TimeZone.getTimeZone("UTC"));
    }

    @Override
    public String receipt(Order order) {
        String names = order.items().stream()
                .sorted(Comparator.comparing(Item::name))
                .map(Item::name)
                .collect(Collectors.joining(" + "));
        int total = order.items().stream().mapToInt(Item::cents).sum();
        String customer = order.customer() == null ? "guest" : order.customer();
        return customer + ", " + date(order.day()) + ": " + names + " = " + total;
    }
}
