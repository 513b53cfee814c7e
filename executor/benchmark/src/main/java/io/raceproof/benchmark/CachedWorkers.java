package io.raceproof.benchmark;

import io.raceproof.futures.ProcessPoolExecutor;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Worker processes that start from a cache of loaded classes, as the README shows it (JEP 483, JEP 514). */
final class CachedWorkers implements AutoCloseable {
    private static final int FIRST_JDK = 25;

    private final Path directory;
    private final String classPath;
    private final Path cache;

    /** Has a worker run the task and write the cache. */
    CachedWorkers(Callable<?> task) throws IOException, InterruptedException {
        directory = Files.createTempDirectory("raceproof-cache");
        cache = directory.resolve("workers.aot");
        classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(Files::exists)
                .map(entry -> Files.isDirectory(entry) ? jarOf(entry) : entry)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        try (ProcessPoolExecutor pool = pool("-XX:AOTCacheOutput=" + cache)) {
            pool.submit(task::call).result();
        }
    }

    /** Whether this JDK can do it. */
    static boolean possible() {
        return Runtime.version().feature() >= FIRST_JDK;
    }

    /** A pool of one worker that starts from the cache, or not at all. */
    ProcessPoolExecutor pool() {
        return pool("-XX:AOTCache=" + cache, "-XX:AOTMode=on");
    }

    private ProcessPoolExecutor pool(String... flags) {
        return ProcessPoolExecutor.builder()
                .workers(1)
                .classPath(classPath)
                .jvmFlags(flags)
                .build();
    }

    /** The JDK caches classes of jars only. */
    private Path jarOf(Path classes) {
        Path jar = directory.resolve(Integer.toHexString(classes.hashCode()) + ".jar");
        int code = ToolProvider.findFirst("jar")
                .orElseThrow()
                .run(System.out, System.err, "--create", "--file=" + jar, "-C", classes.toString(), ".");
        if (code != 0) {
            throw new IllegalStateException("jar ended with " + code + " for " + classes);
        }
        return jar;
    }

    @Override
    public void close() throws IOException {
        List<Path> made;
        try (Stream<Path> files = Files.walk(directory)) {
            made = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : made) {
            Files.delete(file);
        }
    }
}
