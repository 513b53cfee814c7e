package io.raceproof.stress.race;

import java.time.Duration;

/**
 * How long generated programs are searched for one that fails: whichever ends first. Counts work, not the clock, so that a
 * busy machine finds the same.
 *
 * @param programs at most so many
 * @param cpu at most so much processor time of the JVM that searches, for each trial
 * @param seed of what is generated
 * @param schedules at most so many interleavings of each program, and no more than the run allows
 */
public record Effort(int programs, Duration cpu, long seed, int schedules) {
    /** Some seconds. */
    public static final Effort SMOKE = new Effort(20, Duration.ofSeconds(15), 1);

    /** Half a minute. */
    public static final Effort PR = new Effort(40, Duration.ofSeconds(30), 1);

    /** A minute. */
    public static final Effort MINUTE = new Effort(100, Duration.ofMinutes(1), 1);

    /** Some minutes. */
    public static final Effort NIGHTLY = new Effort(400, Duration.ofMinutes(5), 1);

    /** As many interleavings of each program as the run allows. */
    public Effort(int programs, Duration cpu, long seed) {
        this(programs, cpu, seed, Integer.MAX_VALUE);
    }

    /** For the cheap runner before it: many more programs, in a third of the time. */
    public Effort preempted() {
        return new Effort(programs * 10, cpu.dividedBy(3), seed);
    }

    /** As {@link #parse} reads it. */
    String text() {
        return programs + "," + cpu.toMillis() + "," + seed + "," + schedules;
    }

    static Effort parse(String text) {
        String[] parts = text.split(",", -1);
        return new Effort(
                Integer.parseInt(parts[0]),
                Duration.ofMillis(Long.parseLong(parts[1])),
                Long.parseLong(parts[2]),
                Integer.parseInt(parts[3]));
    }
}
