package io.raceproof.benchmark;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Result files as JMH writes them, reduced to what is read. */
final class Recorded {
    private Recorded() {}

    /** A file of these results. */
    static String file(String... results) {
        return "[" + String.join(",", results) + "]";
    }

    /**
     * A result with two workers.
     *
     * @param mode JMH's name: thrpt or avgt
     * @param forks a value for each; JMH has two iterations of each fork, one above and one below it
     */
    static String result(String method, String mode, Peer peer, double... forks) {
        String raw = Arrays.stream(forks)
                .mapToObj(value -> "[" + (value - 1) + "," + (value + 1) + "]")
                .collect(Collectors.joining(","));
        return """
                {"benchmark": "io.raceproof.benchmark.Submissions.%s", "mode": "%s",
                 "params": {"peer": "%s", "workers": "2"},
                 "primaryMetric": {"score": 0, "scoreUnit": "ops/ms", "rawData": [%s]},
                 "secondaryMetrics": {"gc.alloc.rate.norm": {"scoreUnit": "B/op", "rawData": [%s]}}}
                """.formatted(method, mode, peer.name(), raw, raw);
    }
}
