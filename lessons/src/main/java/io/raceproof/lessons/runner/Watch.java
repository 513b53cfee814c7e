package io.raceproof.lessons.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Waits for what the learner does next: a save, or a key. Saves are seen by looking at the file five times a second, which
 * works on every file system, network drives included; keys are read line by line.
 */
final class Watch {
    /** Stands for "the file was saved" among the keys. */
    static final String SAVED = "saved";

    private static final long LOOK_EVERY_MILLIS = 200;

    private final BlockingQueue<String> keys = new LinkedBlockingQueue<>();

    /** Begins to read keys from standard input; its end reads as "q". */
    Watch() {
        Thread reader = new Thread(this::readKeys, "keys");
        reader.setDaemon(true);
        reader.start();
    }

    private void readKeys() {
        try (var lines = new java.io.BufferedReader(
                new java.io.InputStreamReader(System.in, java.nio.charset.Charset.defaultCharset()))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                keys.add(line.strip());
            }
        } catch (IOException e) {
            // nothing more to read
        }
        keys.add("q");
    }

    /** The next key, or {@link #SAVED} when the file has changed since {@code seen}. */
    String next(Path file, long seen) throws InterruptedException, IOException {
        while (true) {
            String key = keys.poll(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            if (key != null) {
                return key;
            }
            if (fingerprint(file) != seen) {
                return SAVED;
            }
        }
    }

    /** Changes when the file's content does: a save that changes nothing is none. */
    static long fingerprint(Path file) throws IOException {
        return Files.exists(file) ? java.util.Arrays.hashCode(Files.readAllBytes(file)) : 0;
    }
}
