package io.raceproof.benchmark;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What JMH measures in one go: a benchmark method, for some peers, in the settings that tell something. Some workloads
 * have several, with other peers.
 *
 * @param name the benchmark method's
 * @param benchmark its class
 * @param peers for whom
 * @param axes what varies besides
 * @param warmups so many iterations are not measured in a full run
 */
record Workload(String name, Class<?> benchmark, Set<Peer> peers, List<Axis> axes, int warmups) {
    /**
     * Values of a parameter.
     *
     * @param name the field's
     * @param full in a full run
     * @param quick in a quick one
     */
    record Axis(String name, List<String> full, List<String> quick) {
        List<String> values(boolean isQuick) {
            return isQuick ? quick : full;
        }
    }

    /** The axis that is JMH's number of threads. */
    static final String THREADS = "threads";

    private static final int WARMUPS = 5;

    /** Where producers and workers keep all processors busy, the JIT gets little of them: it takes two seconds or more. */
    private static final int BUSY_WARMUPS = 15;

    private static final Set<Peer> POOLS = EnumSet.of(Peer.OURS, Peer.JDK, Peer.FORK_JOIN, Peer.VIRTUAL, Peer.JBOSS);
    private static final Set<Peer> WITH_WORKERS = EnumSet.of(Peer.OURS, Peer.JDK, Peer.FORK_JOIN, Peer.JBOSS);
    private static final Set<Peer> ALL = EnumSet.range(Peer.OURS, Peer.GUAVA);

    /** All of them. */
    static List<Workload> all() {
        List<Workload> all = new ArrayList<>();
        all.add(of("burst", Submissions.class, POOLS, workers("1 2 4 8 64", "1 8"))
                .busy());
        all.add(of("burst", Submissions.class, EnumSet.of(Peer.INLINE), workers("1", "1")));
        all.add(of("producers", Submissions.class, POOLS, workers("1 2 8 64", "2"))
                .busy());
        all.add(of("pingpong", Submissions.class, POOLS, workers("1 2 8 64", "1 8")));
        all.add(of("pingpong", Submissions.class, EnumSet.of(Peer.HAND_OVER, Peer.INLINE), workers("1", "1")));
        all.add(of("tasks", CpuTasks.class, POOLS, axis("micros", "1 10 100", "10"), workers("2", "2")));
        all.add(of("map", Gathering.class, POOLS, axis("items", "1000 1000000", "1000"), workers("2", "2")));
        all.add(of(
                "asCompleted", Gathering.class, POOLS, axis("items", "1000 10000 100000", "1000"), workers("2", "2")));
        all.add(of("awaitAll", Gathering.class, POOLS, axis("items", "1000", "1000"), workers("2", "2")));
        all.add(of("callbacks", Gathering.class, ALL, axis("items", "1000", "1000"), workers("2", "2")));
        all.add(of(
                        "clients",
                        Oversubscribed.class,
                        POOLS,
                        axis(THREADS, "16 64", "16"),
                        axis("micros", "4", "4"),
                        workers("4", "4"))
                .busy());
        all.add(of("mixed", Oversubscribed.class, POOLS, axis("micros", "1", "1"), workers("4", "4")));
        all.add(of(
                        "manyProducers",
                        Oversubscribed.class,
                        POOLS,
                        axis(THREADS, "8", "8"),
                        axis("micros", "1", "1"),
                        workers("2", "2"))
                .busy());
        all.add(of(
                "paced",
                Oversubscribed.class,
                POOLS,
                axis("pace", "500", "500"),
                axis("micros", "1", "1"),
                workers("2", "2")));
        all.add(of("parks", Parks.class, POOLS, workers("64 200", "64")));
        all.add(of("parks", Parks.class, EnumSet.of(Peer.BARE_THREADS), workers("64 200", "64")));
        all.add(of("startup", StartUp.class, POOLS, workers("8", "8")));
        all.add(of("closing", Closing.class, WITH_WORKERS, workers("1000", "1000")));
        return all;
    }

    /** Whether JMH measures a workload of this name. */
    static boolean isOne(String name) {
        return all().stream().anyMatch(workload -> workload.name.equals(name));
    }

    private static Workload of(String name, Class<?> benchmark, Set<Peer> peers, Axis... axes) {
        return new Workload(name, benchmark, peers, List.of(axes), WARMUPS);
    }

    private Workload busy() {
        return new Workload(name, benchmark, peers, axes, BUSY_WARMUPS);
    }

    private static Axis workers(String full, String quick) {
        return axis("workers", full, quick);
    }

    private static Axis axis(String name, String full, String quick) {
        return new Axis(name, List.of(full.split(" ", -1)), List.of(quick.split(" ", -1)));
    }

    /** A regular expression for JMH that fits this benchmark alone. */
    String include() {
        return "^" + benchmark.getName().replace(".", "\\.") + "\\." + name + "$";
    }

    /** Those that this JDK has. */
    List<Peer> availablePeers() {
        return peers.stream().filter(Peer::isAvailable).toList();
    }

    /** The numbers of threads; one where there is no such axis. */
    List<String> threads(boolean quick) {
        return axes.stream()
                .filter(axis -> axis.name().equals(THREADS))
                .map(axis -> axis.values(quick))
                .findFirst()
                .orElse(List.of("1"));
    }

    /** How many settings and peers there are. */
    int cells(boolean quick) {
        return axes.stream()
                .mapToInt(axis -> axis.values(quick).size())
                .reduce(availablePeers().size(), (a, b) -> a * b);
    }
}
