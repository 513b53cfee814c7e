package io.raceproof.stress.lincheck;

import io.raceproof.stress.lincheck.Step.Kind;
import io.raceproof.stress.lincheck.Step.Location;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The steps of an interleaving, with the code under test told apart from what it calls and from what calls it. */
record Code(List<Step> steps, Predicate<String> isUnderTest) {
    boolean isIn(Step step) {
        return isUnderTest.test(step.location().className());
    }

    /**
     * The step itself if it is in the code under test, or the innermost call from there that it happened in. An interrupt
     * may come from anywhere.
     */
    @Nullable
    Step lineOf(Step step) {
        Step s = step;
        while (!isIn(s)) {
            if (s.caller() < 0) {
                return isInterrupt(step) && !step.location().isOfJdk() ? step : null;
            }
            s = steps.get(s.caller());
        }
        return s;
    }

    /** How an object of java.util.concurrent works inside is not the story: the call of it is. */
    boolean isInsideOfConcurrent(Step step) {
        Step s = step;
        while (!isIn(s) && s.caller() >= 0) {
            s = steps.get(s.caller());
            if (s.isConcurrentCall()) {
                return true;
            }
        }
        return false;
    }

    static boolean isInterrupt(Step step) {
        return (step.isConcurrentCall() && step.text().matches(".*\\.(interrupt|isInterrupted)\\(\\).*"))
                || step.text().startsWith("Thread.interrupted()");
    }

    /** A call of the code under test that is a row by itself. */
    boolean isKeptCall(Step step) {
        if (step.kind() != Kind.CALL || step.location().isOfJdk()) {
            return false;
        }
        boolean kind = step.isConcurrentCall() || step.text().startsWith("LockSupport.");
        return isInterrupt(step) || (isIn(step) && kind && !isPartOfLock(step));
    }

    /** What only says which lock or condition is meant. */
    private static boolean isPartOfLock(Step step) {
        return step.lock() == null && step.text().matches(".*\\.(readLock|writeLock|newCondition)\\(\\).*");
    }

    /** Where it is; a synchronized method is entered nowhere, so its first line stands for that. */
    Location placeOf(Step step) {
        Location place = step.location();
        return place.line() > 0
                ? place
                : steps.stream()
                        .filter(other -> other.caller() == step.caller()
                                && other.location().line() > 0
                                && other.location().className().equals(place.className()))
                        .findFirst()
                        .or(() -> Optional.ofNullable(step.caller() < 0 ? null : steps.get(step.caller())))
                        .map(Step::location)
                        .orElse(place);
    }

    int depthOf(Step step) {
        int depth = 0;
        for (int caller = step.caller(); caller >= 0; caller = steps.get(caller).caller()) {
            depth++;
        }
        return depth;
    }
}
