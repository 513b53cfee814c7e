package io.raceproof.lessons.lab;

/** What a lab has a race looked at with. */
public enum Look {
    /** The model checker, on the author's program. */
    MODEL,
    /** The model checker, on programs generated from the race's operations: grading only. */
    GENERATED,
    /** The happens-before lens: it names data races. */
    HAPPENS_BEFORE,
    /** The real machine: jcstress. */
    STRESS,
    /** The model checker, which is to see nothing: demonstration only. */
    SILENT_MODEL
}
