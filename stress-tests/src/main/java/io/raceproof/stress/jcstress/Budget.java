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
 * @param forks how many JVMs for each configuration; 0 leaves it to the mode
 * @param jvmArgs further flags for the JVMs in which the tests run
 */
public record Budget(
        String mode,
        int iterations,
        Duration iterationTime,
        boolean allConfigurations,
        int forks,
        List<String> jvmArgs) {
    /** jcstress's option for the compile modes of each actor, which is followed by whether to go through them. */
    static final String ONE_CONFIGURATION = "-sc";

    /** About a second for each test and JVM: enough for races of a frequent kind. */
    public static final Budget SMOKE = new Budget("quick", 5, Duration.ofMillis(100), false);

    /** Twice as long. */
    public static final Budget PR = new Budget("quick", 10, Duration.ofMillis(100), false);

    /** All of jcstress's configurations: about half a minute for a test with two actors. */
    public static final Budget NIGHTLY = new Budget("quick", 5, Duration.ofMillis(200), true);

    /** All of jcstress's configurations, each in several JVMs: some minutes for a test. */
    public static final Budget WEEKLY = new Budget("default", 5, Duration.ofSeconds(1), true);

    /**
     * Checks its arguments and keeps a copy of the list.
     *
     * @throws IllegalArgumentException if a number is out of range
     */
    public Budget {
        jvmArgs = List.copyOf(jvmArgs);
        if (iterations < 1 || iterationTime.toMillis() < 1 || forks < 0) {
            throw new IllegalArgumentException("a budget needs at least one iteration of a millisecond: " + iterations
                    + " of " + iterationTime.toMillis() + " ms in " + forks + " forks");
        }
    }

    /** As many JVMs as the mode says, without further flags. */
    public Budget(String mode, int iterations, Duration iterationTime, boolean allConfigurations) {
        this(mode, iterations, iterationTime, allConfigurations, 0, List.of());
    }

    /** This budget with so many JVMs for each configuration. */
    public Budget withForks(int number) {
        return new Budget(mode, iterations, iterationTime, allConfigurations, number, jvmArgs);
    }

    /** This budget with these flags for the JVMs in which the tests run. */
    public Budget withJvmArgs(List<String> flags) {
        return new Budget(mode, iterations, iterationTime, allConfigurations, forks, flags);
    }

    /** This budget with so many times the iterations. */
    public Budget times(int factor) {
        return new Budget(mode, iterations * factor, iterationTime, allConfigurations, forks, jvmArgs);
    }

    /** A guess at what a test with two actors takes, for a plan that has measured nothing yet. */
    public Duration guess() {
        int jvms = (allConfigurations ? 28 : 1) * Math.max(1, forks);
        return iterationTime.multipliedBy(iterations).plusMillis(700).multipliedBy(jvms);
    }

    /** The options for jcstress's main class. */
    List<String> options() {
        List<String> options = new ArrayList<>(List.of(
                "-m", mode, "-iters", Integer.toString(iterations), "-time", Long.toString(iterationTime.toMillis())));
        String flags = String.join(" ", jvmArgs);
        if (!allConfigurations) {
            options.addAll(
                    List.of(ONE_CONFIGURATION, "false", "-jvmArgs", ("-Draceproof=1 " + flags).strip())); // never empty
        } else if (!flags.isEmpty()) {
            options.addAll(List.of("-jvmArgsPrepend", flags));
        }
        if (forks > 0) {
            options.addAll(List.of("-f", Integer.toString(forks)));
        }
        return options;
    }
}
