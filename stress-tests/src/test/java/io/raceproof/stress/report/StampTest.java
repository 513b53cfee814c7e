package io.raceproof.stress.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commit, however the repository is laid out. */
class StampTest {
    @TempDir
    private Path directory;

    private String git(Path where, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=a", "-c", "user.email=a@example.org"));
        command.addAll(List.of(arguments));
        Process git = new ProcessBuilder(command)
                .directory(where.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertEquals(0, git.waitFor(), said);
        return said;
    }

    @Test
    void the_commit_is_known_after_pack_refs_in_a_subdirectory_and_in_a_worktree() throws Exception {
        assumeTrue(!Stamp.commit(directory).contains("not on the PATH"), "git is not installed");
        Path repository = Files.createDirectories(directory.resolve("repository"));
        git(repository, "init", "-q");
        git(repository, "commit", "-q", "--allow-empty", "-m", "first");
        String commit = git(repository, "rev-parse", "HEAD");
        assertTrue(commit.matches("[0-9a-f]{40,64}"), commit);
        assertEquals(commit, Stamp.commit(repository));
        git(repository, "pack-refs", "--all");
        assertEquals(commit, Stamp.commit(Files.createDirectories(repository.resolve("module"))));
        Path worktree = directory.resolve("worktree");
        git(repository, "worktree", "add", "-q", "-b", "other", worktree.toString());
        git(worktree, "commit", "-q", "--allow-empty", "-m", "second");
        git(worktree, "pack-refs", "--all");
        assertEquals(git(worktree, "rev-parse", "HEAD"), Stamp.commit(worktree));
        assertEquals(commit, Stamp.commit(repository));
    }

    @Test
    void where_there_is_no_repository_it_says_so() {
        assertTrue(Stamp.commit(directory).startsWith("unknown: "), Stamp.commit(directory));
    }
}
