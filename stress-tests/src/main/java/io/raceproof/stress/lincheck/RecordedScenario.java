package io.raceproof.stress.lincheck;

import java.util.List;
import java.util.Objects;

/**
 * Another scenario, of which a {@link ScheduleTree} is to be recorded. The model checker is told it by its name, as {@link
 * ScenarioNames} has it.
 */
public final class RecordedScenario implements Scenario {
    private static final String BETWEEN = "|";

    /**
     * What is recorded.
     *
     * @param budget so many runs at most
     * @param first schedules that begin so come first, written as a word of {@link ScheduleTree#LETTERS}
     * @param tested the code under test: classes, with those nested in them, and packages, which end with a dot; all, if
     *     empty
     * @param apart what is not, although it is among these
     */
    public record Recording(int budget, String first, List<String> tested, List<String> apart) {
        /** Keeps copies. */
        public Recording {
            tested = List.copyOf(tested);
            apart = List.copyOf(apart);
        }

        /** What the model checker is to be told, to record a scenario by its name. */
        public String nameOf(String scenario) {
            return RecordedScenario.class.getName() + "#"
                    + String.join(
                            BETWEEN,
                            Integer.toString(budget),
                            first,
                            String.join(",", tested),
                            String.join(",", apart),
                            scenario);
        }

        boolean isUnderTest(String name) {
            return (tested.isEmpty() || isAmong(tested, name)) && !isAmong(apart, name);
        }

        private static boolean isAmong(List<String> names, String name) {
            return names.stream()
                    .anyMatch(one ->
                            one.endsWith(".") ? name.startsWith(one) : name.equals(one) || name.startsWith(one + "$"));
        }
    }

    private final Recording recording;
    private final Scenario scenario;

    /** Of a text that {@link Recording#nameOf} has made. */
    public RecordedScenario(String text) throws ReflectiveOperationException {
        String[] parts = text.split("\\|", 5);
        this.recording = new Recording(Integer.parseInt(parts[0]), parts[1], namesIn(parts[2]), namesIn(parts[3]));
        this.scenario = ScenarioNames.make(
                parts[4],
                Objects.requireNonNullElse(
                        RecordedScenario.class.getClassLoader(), ClassLoader.getSystemClassLoader()));
    }

    private static List<String> namesIn(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(",", -1));
    }

    Recording recording() {
        return recording;
    }

    Scenario scenario() {
        return scenario;
    }

    @Override
    public void run() throws Exception {
        scenario.run();
    }
}
