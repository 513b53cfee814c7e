package io.raceproof.stress.engine;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the positive control of a @JCStressTest class, or of a {@link io.raceproof.stress.lincheck.Scenario}: the same
 * harness, with a subject that is broken. It is run in the same plan, on the same machine, by the same tool. That nothing
 * forbidden was seen counts only if the control was caught; by jcstress so often that, at the lower 95 % bound on its rate,
 * at least twenty hits were expected. Else the test is inconclusive.
 *
 * <p>It must fit, or the test is inconclusive, with the reason: it has the same result type and the same actors, which use
 * the same methods or fields and give the same results when they run one after the other; what it forbids and shows, the
 * test forbids, too. The subjects, and how they are protected, may differ.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Control {
    /** The positive control: a class with @JCStressTest, or a scenario, and {@link MustBeCaught}. */
    Class<?> value();
}
