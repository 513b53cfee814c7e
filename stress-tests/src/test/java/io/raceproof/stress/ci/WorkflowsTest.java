package io.raceproof.stress.ci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.stress.race.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What runs on machines that nobody watches. */
class WorkflowsTest {
    private static Map<String, String> workflows() throws IOException {
        Map<String, String> workflows = new TreeMap<>();
        try (Stream<Path> files = Files.list(Path.of("..", ".github", "workflows"))) {
            for (Path file : files.toList()) {
                workflows.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return workflows;
    }

    @Test
    void every_action_is_pinned_by_its_hash_and_says_its_version() throws IOException {
        workflows().forEach((name, text) -> {
            List<String> uses =
                    text.lines().filter(line -> line.contains("uses:")).toList();
            assertTrue(!uses.isEmpty(), name);
            assertEquals(
                    List.of(),
                    uses.stream()
                            .filter(line -> !line.matches(".*uses: [\\w-]+/[\\w-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+"))
                            .toList(),
                    name);
        });
    }

    @Test
    void every_tier_runs_somewhere_and_no_two_runs_of_a_workflow_meet() throws IOException {
        Map<String, String> workflows = workflows();
        String all = String.join("\n", workflows.values());
        for (Tier tier : Tier.values()) {
            assertTrue(
                    all.contains("-Draceproof.tier=" + tier.word()) || all.contains("'" + tier.word() + "'"),
                    tier.word());
        }
        workflows.forEach((name, text) -> assertTrue(text.contains("\nconcurrency:\n  group: "), name));
    }

    @Test
    void the_shards_of_a_matrix_are_as_many_as_the_command_says() throws IOException {
        workflows()
                .forEach((name, text) -> text.lines()
                        .filter(line -> line.contains("shard: ["))
                        .forEach(line -> assertTrue(
                                text.contains("-Draceproof.shard=${{ matrix.shard }}/" + line.split(",").length + " "),
                                name)));
    }
}
