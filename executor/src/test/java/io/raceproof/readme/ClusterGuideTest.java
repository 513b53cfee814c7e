package io.raceproof.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.futures.PrTier;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The README's guide to a cluster is followed: its settings, its command for a member, twice, and its program. Only the
 * addresses are changed, and the cluster's name and port, so that everything stays on this machine and meets nobody.
 */
@Timeout(120)
@PrTier("takes 15 seconds")
class ClusterGuideTest {
    private static final Pattern COMMAND = Pattern.compile("java -cp \"lib/\\*\" (\\S+)");
    private static final Pattern ADDRESSES = Pattern.compile("member-list: \\[.*?]");

    @TempDir
    private Path directory;

    @Test
    void two_members_started_by_the_guide_run_its_program() throws Exception {
        String readme = Files.readString(ReadmeProgram.README);
        String settings = ADDRESSES.matcher(yaml()).replaceFirst("member-list: [127.0.0.1]");
        assertTrue(settings.contains("127.0.0.1"), settings);
        Files.writeString(directory.resolve("hazelcast.yaml"), settings);
        ReadmeProgram program = ReadmeProgram.all()
                .filter(one -> one.isFor("on a cluster"))
                .findFirst()
                .orElseThrow();
        ReadmeProgram.Compiled compiled = program.compile(directory);
        List<String> loopback = List.of(
                "-Dhazelcast.socket.bind.any=false",
                "-Dhazelcast.local.localAddress=127.0.0.1",
                "-Dhz.cluster-name=guide-" + UUID.randomUUID(),
                "-Dhz.network.port.port=" + threeFreePorts());
        List<Process> members = new ArrayList<>();
        try {
            for (int i = 0; i < 2; i++) {
                members.add(compiled.start(find(COMMAND, readme), loopback, log(i)));
            }
            awaitCluster(members);
            assertEquals(program.output(), compiled.run(loopback).replaceAll("(?m)^(?!\\d+$).*\\R", ""));
            assertTrue(members.stream().allMatch(Process::isAlive), "both members live");
        } finally {
            members.forEach(Process::destroyForcibly);
        }
    }

    private Path log(int member) {
        return directory.resolve("member" + member + ".txt");
    }

    /** Each member says how many there are; the test's time limit ends a wait that is in vain. */
    private void awaitCluster(List<Process> members) throws Exception {
        for (int i = 0; i < members.size(); i++) {
            while (!Files.readString(log(i)).contains("size:2")) {
                assertTrue(members.get(i).isAlive(), Files.readString(log(i)));
                Thread.sleep(10); // between two looks; orders nothing
            }
        }
    }

    private static String yaml() throws IOException {
        return CodeBlock.of(ReadmeProgram.README).stream()
                .filter(block -> block.info().equals("yaml"))
                .findFirst()
                .orElseThrow()
                .code();
    }

    private static String find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertTrue(matcher.find(), "the README has " + pattern);
        return matcher.group(1);
    }

    /** The first of three: a member takes the next one if it finds a port taken, and looks for others at just these. */
    private static int threeFreePorts() {
        while (true) {
            int first = ThreadLocalRandom.current().nextInt(20_000, 30_000);
            if (isFree(first) && isFree(first + 1) && isFree(first + 2)) {
                return first;
            }
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
