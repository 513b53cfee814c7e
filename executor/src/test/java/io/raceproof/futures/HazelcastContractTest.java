package io.raceproof.futures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.hazelcast.config.Config;
import com.hazelcast.core.HazelcastInstance;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The contract on a cluster of two members: one that has the pool and keeps no data, and one that runs the tasks, so that
 * the number of workers is known. Both live in this JVM; what goes between them is serialized and goes through a socket.
 * They have one partition and one thread for responses, because only then Hazelcast keeps the order of submission, and the
 * contract has a worker start and end tasks in that order.
 */
@Timeout(120)
@PrTier("it starts a cluster")
class HazelcastContractTest implements RemoteContract, TravellingContract {
    private static HazelcastInstance caller;
    private static HazelcastInstance worker;
    private static int pools;

    private final List<ExecutorService> borrowed = new ArrayList<>();

    @BeforeAll
    static void start() {
        String cluster = "contract-" + UUID.randomUUID();
        worker = HazelcastMember.start(onePartition(HazelcastMember.config(cluster, null)));
        Config second = HazelcastMember.config(cluster, HazelcastMember.port(worker));
        caller = HazelcastMember.start(onePartition(second.setLiteMember(true)));
    }

    private static Config onePartition(Config config) {
        return config.setProperty("hazelcast.partition.count", "1")
                .setProperty("hazelcast.operation.response.thread.count", "1");
    }

    @AfterAll
    static void stop() {
        caller.getLifecycleService().terminate();
        worker.getLifecycleService().terminate();
    }

    @Override
    public PoolExecutor newPool(int workers) {
        ExecutorService service = caller.getExecutorService(workers + "-" + pools++);
        borrowed.add(service);
        return PoolExecutor.overRemote(service);
    }

    @AfterEach
    void the_service_was_only_borrowed() {
        for (ExecutorService service : borrowed) {
            assertFalse(service.isShutdown());
            service.shutdown();
        }
    }

    @Test
    void the_cluster_has_two_members() {
        assertEquals(2, caller.getCluster().getMembers().size());
        assertTrue(caller.getCluster().getLocalMember().isLiteMember());
    }

    // ---- what listens

    @Test
    void the_members_listen_on_loopback_only() throws Exception {
        assumeTrue(Files.exists(Path.of("/proc/net/tcp")), "there is no /proc/net/tcp to look at");
        Set<String> open = openToOthers();
        assertEquals(Set.of(), open);
        assertTrue(listening().size() >= 2, "both members are seen");
        try (ServerSocket seen = new ServerSocket(0)) {
            assertEquals(1, openToOthers().size(), "the look would see one that is open to others: " + seen);
        }
        try (ServerSocket own = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertEquals(Set.of(), openToOthers(), "a loopback one is not taken for one open to others: " + own);
        }
    }

    private static Set<String> openToOthers() throws IOException {
        Set<String> open = new HashSet<>(listening());
        open.removeIf(address -> address.endsWith("0100007F")); // also as an IPv6 address
        return open;
    }

    /** The local addresses, in hexadecimal, on which this process listens, each with its port. */
    private static Set<String> listening() throws IOException {
        Set<String> mine = new HashSet<>();
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            for (Path descriptor : descriptors.toList()) {
                if (Files.isSymbolicLink(descriptor)) {
                    mine.add(Files.readSymbolicLink(descriptor).toString());
                }
            }
        }
        Set<String> addresses = new HashSet<>();
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            if (Files.exists(Path.of(table))) {
                for (String line : Files.readAllLines(Path.of(table))) {
                    String[] fields = line.strip().split("\\s+", -1);
                    if (fields[3].equals("0A") && mine.contains("socket:[" + fields[9] + "]")) {
                        String[] local = fields[1].split(":", -1);
                        addresses.add(local[1] + ":" + local[0]);
                    }
                }
            }
        }
        return addresses;
    }
}
