package io.raceproof.stress.lincheck;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jspecify.annotations.Nullable;

/**
 * The calls of a scenario that Lincheck made up of {@link Histories}, as text that can be run again: those before the
 * threads, those of each thread, those after, as in {@code offer() | take(), close() | offer() | -}. Stateless.
 */
final class Calls {
    /** System property: a file with calls to begin with, the calls to begin with of each class. */
    static final String FIRST = "raceproof.lincheck.first";

    private static final String PART = " | ";
    private static final String NONE = "-";

    private Calls() {}

    /** As text; null if a call has arguments, which are not kept. */
    static @Nullable String of(ExecutionScenario scenario) {
        List<List<Actor>> parts = new ArrayList<>();
        parts.add(scenario.getInitExecution());
        parts.addAll(scenario.getParallelExecution());
        parts.add(scenario.getPostExecution());
        boolean plain = parts.stream()
                .flatMap(List::stream)
                .allMatch(actor -> actor.getArguments().isEmpty());
        return plain ? parts.stream().map(Calls::partOf).collect(Collectors.joining(PART)) : null;
    }

    private static String partOf(List<Actor> actors) {
        String calls =
                actors.stream().map(actor -> actor.getMethod().getName() + "()").collect(Collectors.joining(", "));
        return calls.isEmpty() ? NONE : calls;
    }

    /**
     * The scenario.
     *
     * @throws IllegalArgumentException if the class has no such operation, or there are less than three parts
     */
    static ExecutionScenario parse(String text, Class<?> histories) {
        List<List<Actor>> parts = Stream.of(text.split("\\|", -1))
                .map(part -> actorsOf(part, histories))
                .toList();
        if (parts.size() < 3) {
            throw new IllegalArgumentException(
                    "calls before, of each thread, and after, with \"|\" between them, are needed: " + text);
        }
        int last = parts.size() - 1;
        return new ExecutionScenario(parts.get(0), parts.subList(1, last), parts.get(last), null);
    }

    private static List<Actor> actorsOf(String part, Class<?> histories) {
        return Stream.of(part.split(",", -1))
                .map(String::strip)
                .filter(call -> !call.equals(NONE))
                .map(call -> actorOf(call.replace("()", ""), histories))
                .toList();
    }

    private static Actor actorOf(String name, Class<?> histories) {
        try {
            return new Actor(histories.getMethod(name), List.of(), false, false, false, false, false);
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(histories.getName() + " has no operation " + name + "()", e);
        }
    }

    /** What is to be run first of a class. */
    static List<ExecutionScenario> firstOf(Class<?> histories) {
        String file = System.getProperty(FIRST);
        if (file == null) {
            return List.of();
        }
        return FirstCalls.FILE.readAppended(Path.of(file)).stream()
                .filter(first -> first.test().equals(histories.getName()))
                .map(first -> parse(first.calls(), histories))
                .toList();
    }
}
