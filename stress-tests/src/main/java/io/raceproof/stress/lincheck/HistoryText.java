package io.raceproof.stress.lincheck;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Lincheck's table of a history that no sequential order explains, in one sentence. Stateless. */
final class HistoryText {
    private HistoryText() {}

    /**
     * Of a message that begins with such a table: a column for each thread, its calls from top to bottom.
     *
     * <pre>
     *   | Thread 1         | Thread 2         |
     *   | ----------------------------------- |
     *   | offer(2): true   | poll(): 0 [1,-]  |
     * </pre>
     */
    static String of(String message) {
        List<List<String>> columns = new ArrayList<>();
        message.lines()
                .map(String::strip)
                .dropWhile(line -> !line.startsWith("|"))
                .takeWhile(line -> line.startsWith("|"))
                .filter(line -> !line.startsWith("| --"))
                .skip(1)
                .forEach(row -> addRow(row, columns));
        List<String> threads = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            threads.add("thread " + (i + 1) + ": " + String.join(", ", columns.get(i)));
        }
        return "no order of these calls, one after the other, gives what they returned: "
                + threads.stream().collect(Collectors.joining("; "));
    }

    private static void addRow(String row, List<List<String>> columns) {
        String[] cells = row.substring(1, row.length() - 1).split("\\|", -1);
        for (int i = 0; i < cells.length; i++) {
            if (columns.size() <= i) {
                columns.add(new ArrayList<>());
            }
            String call = cells[i].replaceFirst("\\[[-0-9,]+]\\s*$", "").strip();
            if (!call.isEmpty()) {
                columns.get(i).add(call);
            }
        }
    }
}
