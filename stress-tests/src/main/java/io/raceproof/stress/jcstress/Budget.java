package io.raceproof.stress.jcstress;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How much a run of jcstress may cost. Immutable.
 *
 * @param mode jcstress's preset: quick, default, tough or stress. Never sanity, which detects next to nothing
 * @param iterations how many times a test is run in one JVM
 * @param iterationTime how long each time
 * @param allConfigurations whether to go through jcstress's own JVM flags and per-actor compile modes, or to use one of
 *     each
 */
public record Budget(String mode, int iterations, Duration iterationTime, boolean allConfigurations) {
    /** About a second for each test and JVM: enough for races of a frequent kind. */
    public static final Budget SMOKE = new Budget("quick", 5, Duration.ofMillis(100), false);

    /** The options for jcstress's main class. */
    List<String> options() {
        List<String> options = new ArrayList<>(List.of(
                "-m", mode, "-iters", Integer.toString(iterations), "-time", Long.toString(iterationTime.toMillis())));
        if (!allConfigurations) {
            options.addAll(List.of("-sc", "false", "-jvmArgs", "-Draceproof=1")); // an empty value would not do
        }
        return options;
    }
}
