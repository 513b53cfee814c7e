package io.raceproof.lessons;

import io.raceproof.stress.lincheck.Scenario;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a lesson shows, a broken version of some code and versions that are fixed, and what the learner is to mend.
 *
 * @param id short and stable: "lesson01"
 * @param title for people
 * @param story what the code is for, in a sentence or two
 * @param broken the version that is broken
 * @param fixes the others
 * @param exercise for the learner
 */
public record Lesson(String id, String title, String story, Version broken, List<Version> fixes, Exercise exercise) {
    /** Keeps a copy. */
    public Lesson {
        fixes = List.copyOf(fixes);
    }

    /** How a learner calls it: "1" for lesson01. */
    public String number() {
        return id.replaceFirst("^lesson0?", "");
    }

    /** All versions, the broken one first. */
    public List<Version> versions() {
        return Stream.concat(Stream.of(broken), fixes.stream()).toList();
    }

    /** The package that holds the code under test. */
    public String packageName() {
        return broken.code().getPackageName();
    }

    /**
     * One version, with its three lenses.
     *
     * @param what it does about sharing, in a few words
     * @param code the class under test
     * @param unitTest the unit test as people write it; throws an AssertionError when it is red
     * @param race the jcstress test
     * @param schedules the same race for the model checker
     */
    public record Version(
            String what, Class<?> code, Runnable unitTest, Class<?> race, Class<? extends Scenario> schedules) {
        /** Its name for people. */
        public String name() {
            return code.getSimpleName();
        }
    }
}
