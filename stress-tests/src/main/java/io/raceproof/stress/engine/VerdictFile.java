package io.raceproof.stress.engine;

import io.raceproof.stress.files.JsonLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the engine leaves for other programs: a file of {@linkplain JsonLines JSON Lines}, one for each check.
 *
 * <p>A plan writes a line for each of its checks when it begins, with the result {@code planned}, and replaces it as soon as
 * there is a verdict: a process that is killed leaves {@code planned} lines behind. The JVMs of one build ({@code forkCount=2},
 * {@code reuseForks=false}) write into one file, one after the other, under a lock; what an earlier build has left is
 * dropped.
 *
 * <pre>
 *   verdicts.lock    held while the file is read and written; holds the id of the build
 *   verdicts.jsonl   replaced as a whole, so that it is never seen cut off
 * </pre>
 */
public final class VerdictFile {
    /** The file's name. */
    public static final String NAME = "verdicts.jsonl";

    /** The result of a check that has no verdict yet. */
    public static final String PLANNED = "planned";

    /** The result of a check that belongs to a higher tier: neither good nor bad. */
    public static final String OTHER_TIER = "other-tier";

    /** The result of a check that another shard runs, and must have a line of. */
    public static final String OTHER_SHARD = "other-shard";

    private static final String LOCK = "verdicts.lock";

    /**
     * One check.
     *
     * @param test the class
     * @param claim holds, caught or seen
     * @param verdict HELD, BROKEN, INCONCLUSIVE, ENVIRONMENT, or - if it was not run
     * @param result successful, failed, error, aborted or skipped, as JUnit has it; or planned, other-tier, other-shard
     * @param rate how often what it looks for was seen, per sample: a forbidden outcome, or the rarest that must be seen
     * @param samples how many
     * @param seconds its share of the time
     * @param outcomes each with its count and grade
     * @param reason one sentence
     * @param run where, when and of what
     */
    public record Line(
            String test,
            String claim,
            String verdict,
            String result,
            double rate,
            long samples,
            double seconds,
            String outcomes,
            String reason,
            Run run) {
        /** A check; white space in its texts for people becomes one space. */
        public Line {
            outcomes = oneLine(outcomes);
            reason = oneLine(reason);
        }

        private static String oneLine(String text) {
            return text.replaceAll("\\s+", " ");
        }
    }

    private static final JsonLines<Line> FILE = new JsonLines<>("verdicts", Line.class);

    private VerdictFile() {}

    /**
     * Adds lines to a file, in place of those of the same tests, or begins a new one if there is none of this build.
     *
     * @throws UncheckedIOException if that is impossible
     */
    static synchronized void put(Path file, List<Line> lines) {
        try {
            Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
            try (FileChannel channel = FileChannel.open(
                    folder.resolve(LOCK),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE)) {
                channel.lock(); // released with the channel
                Map<String, Line> all = new LinkedHashMap<>();
                if (isOfThisBuild(channel) && Files.exists(file)) {
                    read(file).forEach(line -> all.put(line.test(), line));
                }
                lines.forEach(line -> all.put(line.test(), line));
                Path whole = folder.resolve(NAME + ".part");
                write(whole, new ArrayList<>(all.values()));
                Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the verdicts cannot be written to " + file, e);
        }
    }

    private static boolean isOfThisBuild(FileChannel channel) throws IOException {
        ByteBuffer id = ByteBuffer.wrap(idOfBuild().getBytes(StandardCharsets.UTF_8));
        ByteBuffer found = ByteBuffer.allocate((int) channel.size());
        channel.read(found, 0);
        if (found.flip().equals(id)) {
            return true;
        }
        channel.truncate(0).write(id, 0);
        return false;
    }

    /** The Java program that has started this JVM, such as Maven; else what has started it, such as an IDE. */
    private static String idOfBuild() {
        Optional<ProcessHandle> parent = ProcessHandle.current().parent();
        ProcessHandle build =
                parent.flatMap(VerdictFile::nearestJava).orElseGet(() -> parent.orElseGet(ProcessHandle::current));
        return build.pid() + " "
                + build.info().startInstant().map(Object::toString).orElse("");
    }

    private static Optional<ProcessHandle> nearestJava(ProcessHandle process) {
        return process.info()
                        .command()
                        .filter(command -> command.matches(".*[/\\\\]javaw?(\\.exe)?"))
                        .isPresent()
                ? Optional.of(process)
                : process.parent().flatMap(VerdictFile::nearestJava);
    }

    /**
     * Writes a file as a whole.
     *
     * @throws UncheckedIOException if that is impossible
     */
    public static void write(Path file, List<Line> lines) {
        FILE.write(file, lines);
    }

    /**
     * Reads it; files of several shards, read one after the other, are one list.
     *
     * @throws UncheckedIOException if it cannot be read
     * @throws IllegalArgumentException if it is no such file, or was cut off
     */
    public static List<Line> read(Path file) {
        return FILE.read(file);
    }
}
