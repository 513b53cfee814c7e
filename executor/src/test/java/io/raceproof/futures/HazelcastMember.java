package io.raceproof.futures;

import com.hazelcast.config.Config;
import com.hazelcast.config.ExecutorConfig;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A member of a cluster on loopback that talks to nobody else; as a program, one in a process of its own. */
final class HazelcastMember {
    private static final String LOOPBACK = "127.0.0.1";

    private HazelcastMember() {}

    /** Starts one in this JVM. */
    static HazelcastInstance start(Config config) {
        return Hazelcast.newHazelcastInstance(config);
    }

    /** Settings of one. An executor's name begins with its number of threads. */
    static Config config(String cluster, @Nullable Integer portOfAnother) {
        Config config = new Config();
        config.setClusterName(cluster);
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.setProperty("hazelcast.logging.type", "none");
        config.setProperty("hazelcast.socket.bind.any", "false");
        config.setProperty("hazelcast.shutdownhook.enabled", "false");
        config.setProperty("hazelcast.wait.seconds.before.join", "0");
        config.setProperty("hazelcast.partition.count", "31");
        // Else it sends lost tasks again by itself, and never says that they were lost.
        config.setProperty("hazelcast.operation.fail.on.indeterminate.state", "true");
        config.getMetricsConfig().setEnabled(false);
        for (int threads = 1; threads <= 2; threads++) {
            config.addExecutorConfig(new ExecutorConfig(threads + "-*", threads));
        }
        NetworkConfig network = config.getNetworkConfig();
        network.setPort(25701).setPortAutoIncrement(true).setPortCount(500);
        network.getInterfaces().setEnabled(true).addInterface(LOOPBACK);
        JoinConfig join = network.getJoin();
        join.getAutoDetectionConfig().setEnabled(false);
        join.getMulticastConfig().setEnabled(false);
        join.getTcpIpConfig().setEnabled(true);
        if (portOfAnother != null) {
            join.getTcpIpConfig().addMember(LOOPBACK + ":" + portOfAnother);
        }
        return config;
    }

    static int port(HazelcastInstance member) {
        return member.getCluster().getLocalMember().getAddress().getPort();
    }

    /** Starts one in a JVM of its own, which ends when its standard input does. */
    static Process fork(String cluster, int portOfAnother) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HazelcastMember.class.getName(),
                        cluster,
                        Integer.toString(portOfAnother))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** The program: the cluster's name, and the port of a member of it. */
    public static void main(String[] args) throws IOException {
        start(config(args[0], Integer.valueOf(args[1])));
        while (System.in.read() >= 0) {
            // until the parent is gone
        }
        Runtime.getRuntime().halt(0);
    }
}
