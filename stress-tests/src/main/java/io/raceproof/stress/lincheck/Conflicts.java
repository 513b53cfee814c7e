package io.raceproof.stress.lincheck;

import io.raceproof.stress.lincheck.Step.Kind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The variables that decide an interleaving: those that several threads use and one writes, and what arrays and nodes of the
 * JDK's collections hold that such a variable refers to. Bookkeeping that explains nothing, such as a collection's
 * {@code modCount}, is none.
 */
final class Conflicts {
    private static final Set<String> BOOKKEEPING = Set.of("modCount", "threadLocalRandomProbe");

    private final Code code;
    private final Map<String, Set<Integer>> users = new HashMap<>();
    private final Map<String, Set<Integer>> writers = new HashMap<>();

    /** The objects that a variable refers to at some time. */
    private final Map<String, Set<String>> values = new HashMap<>();

    private Conflicts(Code code) {
        this.code = code;
    }

    static Set<String> of(Code code) {
        Conflicts conflicts = new Conflicts(code);
        conflicts.read();
        Set<String> found = new HashSet<>();
        conflicts.users.forEach((variable, threads) -> {
            if (threads.size() > 1 && conflicts.writers.containsKey(variable)) {
                found.add(variable);
            }
        });
        conflicts.addContents(found);
        return found;
    }

    private void read() {
        for (Step step : code.steps()) {
            String variable = step.variable();
            if (variable == null || step.thread() == 0 || isBookkeeping(variable)) {
                continue;
            }
            if (code.lineOf(step) != null && !code.isInsideOfConcurrent(step)) {
                users.computeIfAbsent(variable, v -> new HashSet<>()).add(step.thread());
                values.computeIfAbsent(variable, v -> new HashSet<>()).add(step.value());
                if (step.kind() == Kind.WRITE) {
                    writers.computeIfAbsent(variable, v -> new HashSet<>()).add(step.thread());
                }
            }
        }
    }

    private static boolean isBookkeeping(String variable) {
        return BOOKKEEPING.contains(variable.substring(variable.lastIndexOf('.') + 1));
    }

    /** Elements, and fields of nodes, that a thread writes where others get by a conflicting variable. */
    private void addContents(Set<String> found) {
        boolean more = true;
        while (more) {
            Set<String> objects = new HashSet<>();
            found.forEach(variable -> objects.addAll(values.getOrDefault(variable, Set.of())));
            List<String> contents = writers.keySet().stream()
                    .filter(variable -> objects.contains(objectOf(variable)))
                    .filter(this::isContent)
                    .toList();
            more = found.addAll(contents);
        }
    }

    private boolean isContent(String variable) {
        return variable.endsWith("]")
                || code.steps().stream()
                        .filter(step -> variable.equals(step.variable()))
                        .allMatch(step -> step.location().isOfJdk());
    }

    /** The object that it is a field or an element of. */
    static String objectOf(String variable) {
        int end = variable.lastIndexOf(variable.endsWith("]") ? '[' : '.');
        return end < 0 ? "" : variable.substring(0, end);
    }
}
