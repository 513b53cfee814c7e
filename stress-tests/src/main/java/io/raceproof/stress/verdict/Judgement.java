package io.raceproof.stress.verdict;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A verdict and what it rests on.
 *
 * @param verdict the verdict
 * @param reason one sentence: what was seen, or why nothing can be claimed
 * @param bounds what the verdict is limited to: samples, schedules, the control's rate; may be empty
 */
public record Judgement(Verdict verdict, String reason, List<String> bounds) {
    /** Keeps a copy of the bounds. */
    public Judgement {
        bounds = List.copyOf(bounds);
    }

    /** A judgement without bounds. */
    public static Judgement of(Verdict verdict, String reason) {
        return new Judgement(verdict, reason, List.of());
    }

    /** The reason with its bounds, on one line; the bounds alone if one of them says the reason, too. */
    public String whole() {
        boolean said = bounds.stream().anyMatch(bound -> bound.contains(reason));
        return Stream.concat(said ? Stream.empty() : Stream.of(reason), bounds.stream())
                .collect(Collectors.joining("; "));
    }
}
