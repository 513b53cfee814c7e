package io.raceproof.stress.lincheck;

import io.raceproof.stress.lincheck.Step.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Follows an interleaving step by step and knows the values of some variables. Before its first write, a variable has the
 * value that is read first.
 */
final class FieldWatch {
    private final List<Step> steps;

    /** The values, in the order in which the variables appear. */
    private final Map<String, String> values = new LinkedHashMap<>();

    private final Map<String, String> names = new LinkedHashMap<>();

    /** Before the first step. */
    FieldWatch(List<Step> steps, Set<String> variables) {
        this.steps = steps;
        for (Step step : steps) {
            String variable = step.variable();
            if (variable != null && variables.contains(variable)) {
                values.putIfAbsent(variable, step.kind() == Kind.READ ? step.value() : "");
                names.putIfAbsent(variable, variable.replaceAll("Array<[^>]*>#", "array#"));
            }
        }
    }

    /** Goes on to a step; they come one after the other. */
    void step(int index) {
        Step step = steps.get(index);
        String variable = step.variable();
        if (variable != null) {
            values.computeIfPresent(variable, (name, old) -> step.value());
        }
    }

    /** The values now. */
    List<Story.Field> fields() {
        return values.entrySet().stream()
                .map(entry -> new Story.Field(names.getOrDefault(entry.getKey(), ""), entry.getValue()))
                .toList();
    }
}
