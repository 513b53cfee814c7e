package io.raceproof.stress.engine;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a @JCStressTest class, or a scenario for Lincheck, whose subject is broken on purpose. The test succeeds if a
 * forbidden outcome was seen; if not, it is inconclusive.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface MustBeCaught {}
