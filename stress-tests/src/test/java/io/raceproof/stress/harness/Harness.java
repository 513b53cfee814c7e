package io.raceproof.stress.harness;

import io.raceproof.stress.engine.Control;
import io.raceproof.stress.engine.FromTier;
import io.raceproof.stress.lincheck.Scenario;
import io.raceproof.stress.race.Effort;
import io.raceproof.stress.race.GeneratedLens;
import io.raceproof.stress.race.LensType;
import io.raceproof.stress.race.Subject;
import io.raceproof.stress.race.Tier;
import io.raceproof.stress.race.Trial;
import io.raceproof.stress.verdict.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.JCStressTest;

/**
 * One check: a jcstress test, a scenario for Lincheck, or programs that are generated from a race's operations. The first two
 * say by the engine's annotations what their positive control is and from which tier on they run; a race says it itself.
 *
 * @param type its class
 * @param subject of a race, the one that the programs are run on; else null
 */
public record Harness(Class<?> type, @Nullable String subject) {
    private static final String PACKAGE = Harness.class.getPackageName() + ".";

    /** Of a class that is no race. */
    public Harness(Class<?> type) {
        this(type, null);
    }

    /** Its class name without the package that all share; of programs, as the engine has it. */
    public String name() {
        String name = type.getName().substring(PACKAGE.length());
        return subject == null ? name : name + "#" + subject + "#" + LensType.GENERATED.word();
    }

    /** Whether Lincheck runs it; else jcstress does. */
    public boolean isModel() {
        return subject != null || Scenario.class.isAssignableFrom(type);
    }

    /** The race and its subject, of one that is programs. */
    public Optional<Trial> trial() {
        return Optional.ofNullable(subject).map(name -> new Trial(type.getName(), name));
    }

    /** What the model checker is to be told. */
    public String nameForModel(Effort effort) {
        return subject == null ? type.getName() : GeneratedLens.scenarioOf(new Trial(type.getName(), subject), effort);
    }

    /** The lowest in which it runs. */
    public Tier tier() {
        FromTier from = type.getAnnotation(FromTier.class);
        return from == null ? Tier.SMOKE : from.value();
    }

    /** Its positive control; null if it is one. */
    @Nullable
    public Class<?> control() {
        Control control = type.getAnnotation(Control.class);
        return control == null ? null : control.value();
    }

    /** BROKEN for a positive control, else HELD. */
    public Verdict expected() {
        return control() == null ? Verdict.BROKEN : Verdict.HELD;
    }

    /** All below this package, by name. */
    public static List<Harness> all() {
        return types().stream().filter(Harness::isHarness).map(Harness::new).toList();
    }

    /** All races below this package, by name: a harness of another kind, of which the engine makes the checks. */
    public static List<io.raceproof.stress.race.Race<?>> races() {
        List<io.raceproof.stress.race.Race<?>> races = new ArrayList<>();
        for (Class<?> type : types()) {
            if (io.raceproof.stress.race.Race.class.isAssignableFrom(type)
                    && !Modifier.isAbstract(type.getModifiers())) {
                races.add(new Trial(type.getName(), "").load());
            }
        }
        return races;
    }

    /** The right subjects of the races whose programs are generated. */
    public static List<Harness> programs() {
        List<Harness> programs = new ArrayList<>();
        for (io.raceproof.stress.race.Race<?> race : races()) {
            if (race.lenses().containsKey(LensType.GENERATED)) {
                race.subjects().stream()
                        .filter(subject -> subject.role() == Subject.Role.FIXED)
                        .forEach(subject -> programs.add(new Harness(race.getClass(), subject.name())));
            }
        }
        return programs;
    }

    private static List<Class<?>> types() {
        Path root = root();
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(file -> file.endsWith(".class") && !file.contains("_jcstress"))
                    .filter(file -> !file.contains("Test$")) // what a test plants is none
                    .map(file -> file.substring(0, file.length() - 6).replaceAll("[/\\\\]", "."))
                    .sorted()
                    .<Class<?>>map(Harness::typeOf)
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
