package io.raceproof.benchmark;

import java.util.List;
import java.util.Set;

/** What the ratios are to reach. Reported, never asserted: another machine may have other ratios. */
final class Targets {
    private static final Set<String> POOLS = Set.copyOf(Peer.pools());

    /**
     * A target.
     *
     * @param workload for which
     * @param setting a regular expression for the settings
     * @param peers against whom
     * @param least the ratio
     */
    private record Target(String workload, String setting, Set<String> peers, double least) {}

    /** Stands for a peer where a value, not a pool, is to be reached. */
    static final String LIMIT = "limit";

    private static final String ALWAYS = ".*";
    private static final String UP_TO_8 = "[128]w";

    private static final List<Target> ALL = List.of(
            new Target("burst", ALWAYS, POOLS, 0.9),
            new Target("burst", UP_TO_8, POOLS, 1),
            new Target("burst", ALWAYS, Set.of(Peer.JDK.label()), 2.5),
            new Target("producers", ALWAYS, POOLS, 0.9),
            new Target("producers", UP_TO_8, POOLS, 1),
            new Target("producers", ALWAYS, Set.of(Peer.JDK.label()), 2.5),
            new Target("pingpong", ALWAYS, POOLS, 1),
            new Target("clients", ALWAYS, POOLS, 1),
            new Target("mixed", ALWAYS, POOLS, 1),
            new Target("manyProducers", ALWAYS, POOLS, 1),
            new Target("paced", ALWAYS, POOLS, 1),
            new Target("parks", ALWAYS, POOLS, 1),
            new Target("startup", ALWAYS, Set.of(Peer.JDK.label()), 1),
            new Target("closing", ALWAYS, Set.of(Peer.JDK.label()), 1),
            new Target("map" + Flatness.SUFFIX, ALWAYS, Set.of("1000 items"), 1 / 1.3),
            new Target("asCompleted" + Flatness.SUFFIX, ALWAYS, Set.of("1000 items"), 1 / 1.3),
            new Target(IdleCpu.NAME, ALWAYS, Set.of(LIMIT), 1),
            new Target(Footprint.NAME, ALWAYS, Set.of(LIMIT), 1),
            new Target(Processes.NAME, "round trip", Set.of(Processes.ECHO), 0.5),
            new Target(Processes.NAME, "round trip", Set.of(CPython.LABEL), 3),
            new Target(Processes.NAME, "rate 2w", Set.of(CPython.LABEL), 2),
            new Target(Processes.NAME, "start|cached", Set.of(Processes.EMPTY_JVM), 0.5));

    private Targets() {}

    /** The ratio to reach, or 0 if there is none. */
    static double least(String workload, String setting, String peer) {
        if (workload.endsWith(JmhResults.CPU)) {
            return peer.equals(Peer.JDK.label()) ? 1 : 0; // no more CPU time than the JDK's pool
        }
        return ALL.stream()
                .filter(target -> target.workload.equals(workload)
                        && setting.matches(target.setting)
                        && target.peers.contains(peer))
                .mapToDouble(Target::least)
                .max()
                .orElse(0);
    }
}
