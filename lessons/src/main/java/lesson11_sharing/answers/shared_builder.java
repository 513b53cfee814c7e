package lesson11_sharing;

import java.time.LocalDate;
import java.util.stream.Collectors;

public class Receipts implements ReceiptDesk {
    private final StringBuffer line = new StringBuffer();

    @Override
    public String receipt(Order order) {
        String customer = order.customer() == null ? "guest" : order.customer();
        line.setLength(0);
        line.append(customer)
                .append(", ")
                .append(LocalDate.ofEpochDay(order.day()))
                .append(": ");
        line.append(order.items().stream().map(Item::name).sorted().collect(Collectors.joining(" + ")));
        line.append(" = ").append(order.items().stream().mapToInt(Item::cents).sum());
        return line.toString();
    }
}
