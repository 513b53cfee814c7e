package io.raceproof.benchmark;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** A floor for process pools: a child JVM to which one thread sends tasks over a pipe, with nothing around it. */
final class Echo implements AutoCloseable {
    private final Process process;
    private final InputStream in;

    Echo() throws IOException {
        process = start();
        in = new BufferedInputStream(process.getInputStream());
    }

    /** Has it run there. */
    Object call(Callable<?> task) throws IOException, ClassNotFoundException {
        EchoMain.send(process.getOutputStream(), task);
        return EchoMain.read(in);
    }

    /** How long an empty JVM takes from start to end, in milliseconds. */
    static double emptyJvmMillis() throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process empty = start();
        empty.getOutputStream().close();
        empty.waitFor();
        return (System.nanoTime() - start) / 1e6;
    }

    /** How long it takes from the start of the child to the task's result, in milliseconds. */
    static double firstResultMillis(Callable<?> task) throws IOException, ClassNotFoundException {
        long start = System.nanoTime();
        try (Echo echo = new Echo()) {
            echo.call(task);
            return (System.nanoTime() - start) / 1e6;
        }
    }

    private static Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EchoMain.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Ends the child, which ends with its input. */
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.destroy(); // should it be busy
    }
}
