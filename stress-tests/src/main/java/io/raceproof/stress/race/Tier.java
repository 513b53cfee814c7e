package io.raceproof.stress.race;

import io.raceproof.stress.jcstress.Budget;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How thorough a run is. This is the one place that says what a tier costs. */
public enum Tier {
    /** In every build. */
    SMOKE(Budget.SMOKE, 100, Effort.SMOKE, Duration.ofSeconds(75)),
    /** For every change that is proposed: five minutes with all else. */
    PR(Budget.PR, 100, Effort.PR, Duration.ofMinutes(4)),
    /** Every night: an hour with all else. */
    NIGHTLY(Budget.NIGHTLY, 1_000, Effort.MINUTE, Duration.ofMinutes(50)),
    /** Every week, on all systems. */
    WEEKLY(Budget.WEEKLY, 1_000, Effort.NIGHTLY, Duration.ofHours(5));

    @SuppressWarnings("ImmutableEnumChecker") // a budget copies its list
    private final Budget budget;

    private final int schedules;

    @SuppressWarnings("ImmutableEnumChecker") // a record of values
    private final Effort effort;

    private final Duration time;

    Tier(Budget budget, int schedules, Effort effort, Duration time) {
        this.budget = budget;
        this.schedules = schedules;
        this.effort = effort;
        this.time = time;
    }

    /** What one round of one test of jcstress costs. */
    public Budget budget() {
        return budget;
    }

    /** How many interleavings of each scenario Lincheck explores at most. */
    public int schedules() {
        return schedules;
    }

    /** How long generated programs of one race's subject are searched at most. */
    public Effort effort() {
        return effort;
    }

    /** How long all tests of a plan may take together, of each tool. */
    public Duration time() {
        return time;
    }

    /** In lower case, as it is written in parameters. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The tier of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Tier of(String word) {
        return Arrays.stream(values())
                .filter(tier -> tier.word().equals(word.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no tier \"" + word + "\": use one of "
                        + Arrays.stream(values()).map(Tier::word).collect(Collectors.joining(", "))));
    }
}
