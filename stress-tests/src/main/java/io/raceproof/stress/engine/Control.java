package io.raceproof.stress.engine;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the broken twin of a @JCStressTest class, or of a {@link io.raceproof.stress.lincheck.Scenario}: the same harness,
 * with a subject that is broken. It is run in the same plan, on the same machine, by the same tool. That nothing forbidden
 * was seen counts only if the twin was caught; by jcstress so often that, at its rate, at least twenty hits were to be
 * expected. Else the test is inconclusive.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Control {
    /** The broken twin: a class with @JCStressTest, or a scenario, and {@link MustBeCaught}. */
    Class<?> value();
}
