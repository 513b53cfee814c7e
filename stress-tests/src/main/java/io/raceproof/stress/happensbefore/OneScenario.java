package io.raceproof.stress.happensbefore;

import io.raceproof.stress.lincheck.Scenario;
import io.raceproof.stress.lincheck.ScenarioNames;
import java.util.Optional;

/** One scenario, looked at for a violation of its rule and for no data race. */
public final class OneScenario implements ScenarioSeries {
    private final String name;

    /** Of a name, as {@link ScenarioNames} has it. */
    public OneScenario(String name) {
        this.name = name;
    }

    /** What the lens is to be told, to look at a scenario in this way. */
    public static String nameOf(String scenario) {
        return OneScenario.class.getName() + "#" + scenario;
    }

    @Override
    public Optional<Failure> search(Trying trying) {
        String violation = trying.violationOf(made(), false);
        return violation.isEmpty() ? Optional.empty() : Optional.of(new Failure(violation, ""));
    }

    private Scenario made() {
        try {
            return ScenarioNames.make(name, OneScenario.class.getClassLoader());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("the scenario " + name + " cannot be made: " + e, e);
        }
    }
}
