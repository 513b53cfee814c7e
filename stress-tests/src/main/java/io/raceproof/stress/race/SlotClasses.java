package io.raceproof.stress.race;

import io.raceproof.stress.race.slot.Slot2;
import io.raceproof.stress.race.slot.Slot3;
import io.raceproof.stress.race.slot.Slot4;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;
import org.objectweb.asm.tree.ClassNode;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.util.TestLineWriter;

/**
 * Makes the jcstress tests of races: for each trial a copy of {@link Slot2}, {@link Slot3} or {@link Slot4}, filled by {@link
 * SlotCode}, and of what jcstress's annotation processor generated for it, with another name; and the list of tests that
 * jcstress reads.
 *
 * <p>A copy per trial, not one class whose trial is given by a flag: one start of jcstress then runs as many trials as
 * there are.
 */
final class SlotClasses {
    private static final String RUNNER = "_jcstress";
    private static final List<Class<?>> TEMPLATES = List.of(Slot2.class, Slot3.class, Slot4.class);

    private final Path folder;
    private final StringBuilder list = new StringBuilder();

    /** Writes below {@code folder}, which goes to the front of jcstress's class path. */
    SlotClasses(Path folder) {
        this.folder = folder;
    }

    /** Writes the tests of all trials; returns the names of their classes. */
    List<String> write(List<Trial> trials) {
        List<String> tests = new ArrayList<>();
        try {
            for (Trial trial : trials) {
                tests.add(write(trial, tests.size() + 1));
            }
            write(
                    folder.resolve("META-INF").resolve("TestList"),
                    list.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("jcstress tests cannot be written below " + folder, e);
        }
        return tests;
    }

    private String write(Trial trial, int number) throws IOException {
        int actors = trial.load().program().actors().size();
        String template = templateFor(actors, trial).getName();
        String copy = template.replaceFirst(
                "Slot\\d$", "Race" + number + "_" + trial.toString().replaceAll("[^A-Za-z0-9]+", "_"));
        for (String name : withRunner(template)) {
            String as = (copy + name.substring(template.length())).replace('.', '/');
            boolean isTest = name.equals(template);
            ClassWriter writer = new ClassWriter(isTest ? ClassWriter.COMPUTE_FRAMES : 0);
            ClassVisitor next = isTest ? new SlotCode(writer, trial, as) : writer;
            new ClassReader(read(name)).accept(renamed(next, template, copy), 0);
            write(folder.resolve(as + ".class"), writer.toByteArray());
        }
        list.append(line(copy, actors)).append('\n');
        return copy;
    }

    private static Class<?> templateFor(int actors, Trial trial) {
        if (actors < 2 || actors > TEMPLATES.size() + 1) {
            throw new IllegalArgumentException(trial.race() + " has " + actors + " actors: jcstress takes two to four");
        }
        return TEMPLATES.get(actors - 2);
    }

    /** The template, jcstress's runner of it, and the classes nested in that. */
    private static List<String> withRunner(String template) throws IOException {
        ClassNode runner = new ClassNode();
        new ClassReader(read(template + RUNNER)).accept(runner, ClassReader.SKIP_CODE);
        List<String> names = new ArrayList<>(List.of(template, template + RUNNER));
        runner.nestMembers.forEach(member -> names.add(member.replace('/', '.')));
        return names;
    }

    private static byte[] read(String name) throws IOException {
        try (InputStream in = SlotClasses.class.getResourceAsStream("/" + name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new IOException("the class " + name + " is missing");
            }
            return in.readAllBytes();
        }
    }

    private static ClassVisitor renamed(ClassVisitor next, String from, String to) {
        String old = from.replace('.', '/');
        String copy = to.replace('.', '/');
        return new ClassRemapper(next, new Remapper(Opcodes.ASM9) {
            @Override
            public String map(String name) {
                boolean own = name.equals(old) || name.startsWith(old + RUNNER);
                return own ? copy + name.substring(old.length()) : name;
            }
        });
    }

    /** As jcstress's annotation processor writes it. */
    @SuppressWarnings("EnumOrdinal") // what jcstress writes into its list
    private static String line(String test, int actors) {
        TestLineWriter line = new TestLineWriter();
        line.put(test);
        line.put(test);
        line.put(test + RUNNER);
        line.put("null"); // no description
        line.put(actors);
        for (int actor = 1; actor <= actors; actor++) {
            line.put("actor" + actor);
        }
        line.put(false); // needs no JVM to itself
        line.put(2); // number of grades
        line.put(Expect.ACCEPTABLE.ordinal());
        line.put("allowed");
        line.put(1); // number of patterns
        line.put(Stage.ALLOWED + ".*");
        line.put(Expect.FORBIDDEN.ordinal());
        line.put("forbidden");
        line.put(1);
        line.put(""); // whatever else
        line.put(0); // number of references
        return line.get();
    }

    private static void write(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }
}
