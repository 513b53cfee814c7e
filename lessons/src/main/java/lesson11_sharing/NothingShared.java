package lesson11_sharing;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.stream.Collectors;

/** Fixed: everything that changes is a local variable, and what is shared never changes. */
public final class NothingShared implements ReceiptDesk {
    // @start region="shared"
    private final DateTimeFormatter format = DateTimeFormatter.ofPattern("uuuu-MM-dd");

    @Override
    public String receipt(Order order) {
        String customer = order.customer() == null ? "guest" : order.customer();
        String date = LocalDate.ofEpochDay(order.day()).format(format);
        String names = order.items().stream()
                .map(Item::name)
                .sorted(Comparator.naturalOrder())
                .collect(Collectors.joining(" + "));
        int total = order.items().stream().mapToInt(Item::cents).sum();
        return customer + ", " + date + ": " + names + " = " + total;
    }
    // @end

    /** Makes one. */
    public NothingShared() {}
}
