package io.raceproof.stress.lincheck;

import io.raceproof.stress.lincheck.Step.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Follows an interleaving step by step and knows the values of some variables, and what the arrays hold that they refer to.
 * Before its first write, a variable has the value that is read first.
 */
final class FieldWatch {
    private static final int MOST_SHOWN = 8;

    private final List<Step> steps;
    private final Map<String, String> names;

    /** The values, in the order in which the variables appear. Elements of arrays are not among them. */
    private final Map<String, String> values = new LinkedHashMap<>();

    /** The arrays of elements that are followed. */
    private final Set<String> arrays = new LinkedHashSet<>();

    /** What arrays hold, by the arrays' numbers. */
    private final Map<String, List<String>> contents = new HashMap<>();

    /** Before the first step. */
    FieldWatch(List<Step> steps, Set<String> variables, Map<String, String> names) {
        this.steps = steps;
        this.names = names;
        for (Step step : steps) {
            String variable = step.variable();
            if (variable != null && variables.contains(variable)) {
                if (variable.endsWith("]")) {
                    arrays.add(Conflicts.objectOf(variable));
                } else {
                    values.putIfAbsent(variable, step.kind() == Kind.READ ? step.value() : "");
                }
            }
            String array = arrayOf(step);
            if (!array.isEmpty()) {
                contents.putIfAbsent(array, elementsOf(step));
            }
        }
    }

    /** Goes on to a step; they come one after the other. */
    void step(int index) {
        Step step = steps.get(index);
        String variable = step.variable();
        if (variable == null) {
            return;
        }
        values.computeIfPresent(variable, (name, old) -> step.value());
        String array = arrayOf(step);
        if (!array.isEmpty()) {
            List<String> elements = new ArrayList<>(elementsOf(step));
            int at = variable.endsWith("]") ? indexOf(variable) : -1;
            if (step.kind() == Kind.WRITE && at >= 0 && at < elements.size()) {
                elements.set(at, step.value());
            }
            contents.put(array, elements);
        }
    }

    /** The array that a step tells the contents of; empty if it tells none. */
    private static String arrayOf(Step step) {
        String variable = step.variable();
        if (variable == null || step.subject() == null) {
            return "";
        }
        if (variable.endsWith("]")) {
            return step.subject().id();
        }
        return step.value().contains("Array") && step.value().contains("#") ? step.value() : "";
    }

    private static List<String> elementsOf(Step step) {
        return step.subject() == null ? List.of() : step.subject().elements();
    }

    private static int indexOf(String variable) {
        String index = variable.substring(variable.lastIndexOf('[') + 1, variable.length() - 1);
        return index.matches("\\d+") ? Integer.parseInt(index) : -1;
    }

    /** The values now. */
    List<CondensedTrace.Field> fields() {
        List<CondensedTrace.Field> fields = new ArrayList<>();
        values.forEach((variable, value) -> fields.add(new CondensedTrace.Field(nameOf(variable), shown(value))));
        arrays.stream()
                .filter(array -> !values.containsValue(array) && names.containsKey(array))
                .forEach(array -> fields.add(new CondensedTrace.Field(names.getOrDefault(array, array), shown(array))));
        return fields;
    }

    /** What people call a variable. */
    String nameOf(String variable) {
        String object = Conflicts.objectOf(variable);
        String named = names.getOrDefault(object, object) + variable.substring(object.length());
        return shortened(named);
    }

    private String shown(String value) {
        List<String> elements = contents.get(value);
        return elements == null ? shortened(value) : listed(elements);
    }

    /** What is empty at the end of an array is room. */
    private static String listed(List<String> elements) {
        int end = elements.size();
        while (end > 0 && elements.get(end - 1).equals("null")) {
            end--;
        }
        List<String> shown = elements.subList(0, Math.min(end, MOST_SHOWN));
        return "[" + String.join(", ", shown) + (end > MOST_SHOWN ? ", …" : "") + "]";
    }

    /** An array's number without the type of its elements. */
    static String shortened(String text) {
        return text.replaceAll("\\w*Array(<[^>]*>)?#", "array#");
    }
}
