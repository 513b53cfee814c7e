package io.raceproof.futures;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** For every change that is proposed, and above: not in every build. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfSystemProperty(
        named = "raceproof.tier",
        matches = "pr|nightly|weekly",
        disabledReason = "not in every build: run with -Draceproof.tier=pr")
public @interface PrTier {
    /** What makes it too slow for every build. */
    String value();
}
