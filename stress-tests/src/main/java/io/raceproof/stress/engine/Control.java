package io.raceproof.stress.engine;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the broken twin of a @JCStressTest class: the same harness, with a subject that is broken. It is run in the same
 * plan, on the same machine. That nothing forbidden was seen counts only if, at the rate at which the twin was caught, at
 * least twenty hits were to be expected; else the test is inconclusive.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Control {
    /** The broken twin: a class with @JCStressTest and {@link MustBeCaught}. */
    Class<?> value();
}
