package io.raceproof.stress.verdict;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a check found, with the exit code of a program that ends with it. */
public enum Verdict {
    /** No violation, in a run that had the power to see one. It holds within the stated bounds; it is no proof. */
    HELD(0),
    /** A violation was seen. */
    BROKEN(1),
    /** No violation, but the run had too little power to claim anything. */
    INCONCLUSIVE(2),
    /** The tool or the machine failed; the code was not judged. */
    ENVIRONMENT(3);

    private final int exitCode;

    Verdict(int exitCode) {
        this.exitCode = exitCode;
    }

    /** The one of several that decides for all: BROKEN, else ENVIRONMENT, else INCONCLUSIVE, else HELD. */
    public static Verdict worst(Stream<Verdict> verdicts) {
        Set<Verdict> all = verdicts.collect(Collectors.toSet());
        return Stream.of(BROKEN, ENVIRONMENT, INCONCLUSIVE)
                .filter(all::contains)
                .findFirst()
                .orElse(HELD);
    }

    /** The exit code of a program whose worst finding this is. */
    public int exitCode() {
        return exitCode;
    }
}
