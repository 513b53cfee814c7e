package io.raceproof.stress.harness;

import io.raceproof.stress.engine.Control;
import io.raceproof.stress.engine.FromTier;
import io.raceproof.stress.engine.Tier;
import io.raceproof.stress.lincheck.Scenario;
import io.raceproof.stress.verdict.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.JCStressTest;

/**
 * One check: a jcstress test, or a scenario for Lincheck. Both say by the engine's annotations what their broken twin is
 * and from which tier on they run.
 *
 * @param type its class
 */
public record Harness(Class<?> type) {
    private static final String PACKAGE = Harness.class.getPackageName() + ".";

    /** Its class name without the package that all share. */
    public String name() {
        return type.getName().substring(PACKAGE.length());
    }

    /** Whether Lincheck runs it; else jcstress does. */
    public boolean isModel() {
        return Scenario.class.isAssignableFrom(type);
    }

    /** The lowest in which it runs. */
    public Tier tier() {
        FromTier from = type.getAnnotation(FromTier.class);
        return from == null ? Tier.SMOKE : from.value();
    }

    /** Its broken twin; null if it is one. */
    @Nullable
    public Class<?> control() {
        Control control = type.getAnnotation(Control.class);
        return control == null ? null : control.value();
    }

    /** BROKEN for a broken twin, else HELD. */
    public Verdict expected() {
        return control() == null ? Verdict.BROKEN : Verdict.HELD;
    }

    /** All below this package, by name. */
    public static List<Harness> all() {
        Path root = root();
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(file -> file.endsWith(".class") && !file.contains("_jcstress"))
                    .filter(file -> !file.contains("Test$")) // what a test plants is none
                    .map(file -> file.substring(0, file.length() - 6).replaceAll("[/\\\\]", "."))
                    .sorted()
                    .map(Harness::typeOf)
                    .filter(Harness::isHarness)
                    .map(Harness::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The one of that name.
     *
     * @throws IllegalStateException if there is none
     */
    static Harness named(String name) {
        return new Harness(typeOf(name));
    }

    /** Where the compiled classes of this package are. */
    public static Path root() {
        try {
            return Path.of(
                    Objects.requireNonNull(Harness.class.getResource(".")).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> typeOf(String name) {
        try {
            return Class.forName(PACKAGE + name, false, Harness.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("there is no harness " + name, e);
        }
    }

    private static boolean isHarness(Class<?> type) {
        boolean made = Modifier.isPublic(type.getModifiers()) && !Modifier.isAbstract(type.getModifiers());
        return made && (type.isAnnotationPresent(JCStressTest.class) || Scenario.class.isAssignableFrom(type));
    }
}
