package io.raceproof.stress.harness;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Text files beside the compiled classes, such as {@code tiers.txt}. Stateless. */
public final class ResourceLines {
    private ResourceLines() {}

    /**
     * The lines of a file in a class's package, without empty ones and those that begin with #.
     *
     * @throws IllegalArgumentException if there is no such file
     */
    public static List<String> read(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("no " + name + " beside " + beside.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
