package io.raceproof.stress.engine;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names outcomes of a @JCStressTest class that a run must show: a demonstration, or the outcomes that prove that the actors
 * met. If one of them was not seen, the test is inconclusive, with the measured rate.
 *
 * <p>Together with {@link Control}, both are demanded.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface MustSee {
    /** The outcomes, each as jcstress prints it: "0, 1". */
    String[] value();
}
