package io.raceproof.lessons.lab;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Checker} is scored on: right implementations, and mutants of the first of them. Immutable.
 *
 * @param rights classes that a checker must leave alone, in different styles; each with a public constructor without parameters
 * @param idle a class that does nothing: a check that holds for it checks nothing
 * @param needed so many mutants are to be killed
 * @param kinds of bugs, with their mutants
 * @param own what a checker that has passed is run on besides; null for nothing
 */
public record Bank(
        List<Class<?>> rights,
        Class<?> idle,
        int needed,
        List<Kind> kinds,
        @Nullable Own own) {
    /** Keeps copies. */
    public Bank {
        rights = List.copyOf(rights);
        kinds = List.copyOf(kinds);
    }

    /**
     * A kind of bugs.
     *
     * @param name in a word or two
     * @param hint for a learner whose checks do not see one of them
     * @param mutants by their ids, as {@link io.raceproof.stress.mutation.Mutant#id} has them
     */
    public record Kind(String name, String hint, List<String> mutants) {
        /** Keeps a copy. */
        public Kind {
            mutants = List.copyOf(mutants);
        }

        /** The same. */
        public Kind(String name, String hint, String... mutants) {
            this(name, hint, List.of(mutants));
        }
    }

    /**
     * An implementation that is made of the learner's answers to earlier lessons.
     *
     * @param adapter the class name of what puts them together
     * @param files of the answers, in the learner's folder
     */
    public record Own(String adapter, List<String> files) {
        /** Keeps a copy. */
        public Own {
            files = List.copyOf(files);
        }

        /** The same. */
        public Own(String adapter, String... files) {
            this(adapter, List.of(files));
        }
    }

    /** What the mutants are made of. */
    public Class<?> original() {
        return rights.get(0);
    }

    /** The ids of all mutants, in their order. */
    public List<String> mutants() {
        return kinds.stream().flatMap(kind -> kind.mutants().stream()).toList();
    }
}
