package io.raceproof.futures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** The README's way to make worker processes start sooner: a cache of loaded classes (JEP 483, JEP 514). */
@EnabledForJreRange(min = JRE.JAVA_25, disabledReason = "-XX:AOTCacheOutput came with JDK 25")
class WorkerCacheTest {
    private static final Task<Integer> SMALL = () -> 1;

    @TempDir
    private Path directory;

    private String jar = "";

    /** The JDK caches classes of jars only. */
    @BeforeEach
    void put_classes_into_a_jar() throws Exception {
        Path file = directory.resolve("all.jar");
        StringWriter said = new StringWriter();
        int code = ToolProvider.findFirst("jar")
                .orElseThrow()
                .run(
                        new PrintWriter(said),
                        new PrintWriter(said),
                        "--create",
                        "--file=" + file,
                        "-C",
                        home(PoolExecutor.class),
                        ".",
                        "-C",
                        home(WorkerCacheTest.class),
                        ".");
        assertEquals(0, code, said.toString());
        jar = file.toString();
    }

    private static String home(Class<?> member) throws Exception {
        return Path.of(member.getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toString();
    }

    private ProcessPoolExecutor poolWith(String... flags) {
        return ProcessPoolExecutor.builder()
                .workers(1)
                .classPath(jar)
                .jvmFlags(flags)
                .build();
    }

    @Test
    void workers_start_from_a_cache_that_a_worker_has_written() throws Exception {
        Path cache = directory.resolve("workers.aot");
        try (ProcessPoolExecutor pool = poolWith("-XX:AOTCacheOutput=" + cache)) {
            assertEquals(1, pool.submit(SMALL).result());
        }
        assertTrue(Files.size(cache) > 0);
        // AOTMode=on: a JVM that cannot use its cache does not start
        try (ProcessPoolExecutor pool = poolWith("-XX:AOTCache=" + cache, "-XX:AOTMode=on")) {
            assertEquals(1, pool.submit(SMALL).result());
        }
    }

    @Test
    void a_cache_that_is_none_is_told() throws Exception {
        Path none = Files.writeString(directory.resolve("none.aot"), "no cache");
        try (ProcessPoolExecutor pool = poolWith("-XX:AOTCache=" + none, "-XX:AOTMode=on")) {
            Throwable broken = pool.submit(SMALL).exception().orElseThrow();
            assertInstanceOf(BrokenExecutorException.class, broken);
            assertTrue(broken.toString().contains("Unable to use AOT cache"), broken.toString());
        }
    }
}
