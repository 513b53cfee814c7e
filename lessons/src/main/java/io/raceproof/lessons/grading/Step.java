package io.raceproof.lessons.grading;

/** The steps of grading, in their order. */
public enum Step {
    /** The file compiles, and calls nothing that an exercise has no use for. */
    COMPILE("compile"),
    /** It does what it is for, and is still concurrent. */
    CONTRACT("contract"),
    /** It is none of the mistakes that are made often. */
    WRONG_FIX("wrong fixes"),
    /** The model checker finds no interleaving that breaks it. */
    MODEL("model check"),
    /** The real machine does not break it. */
    STRESS("stress");

    private final String words;

    Step(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }
}
