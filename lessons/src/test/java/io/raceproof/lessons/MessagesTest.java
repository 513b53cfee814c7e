package io.raceproof.lessons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.futures.Future;
import io.raceproof.stress.verdict.Verdict;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Every text that a user can meet, once: the executor's exceptions, the engine's verdicts, the runner's commands and
 * sentences, as they stand in the compiled classes. They are written to {@code target/raceproof/messages.txt}, to be read
 * through in one sitting.
 */
class MessagesTest {
    private static final Path FILE = Path.of("target", "raceproof", "messages.txt");

    /** Two words: what has fewer is a name, a key or a part of a format. */
    private static final Pattern SENTENCE = Pattern.compile("[\\p{L}'.]{2,},? \\p{L}{2,}");

    /** Words for which there is a standard term, or that a reader must guess. */
    private static final Pattern PRIVATE_WORDS = Pattern.compile(
            "(?i)\\b(twins?|settle[sd]?|whoever|somebody|nobody|obituary|culprit|parcel|funeral|bury|heels"
                    + "|getting on|gets? on with|broke off|in the end there (is|are)|to be expected|stays possible)\\b");

    /** What stands for a value in a text that is put together. */
    private static final String VALUE = "…";

    private static List<Path> classes(Class<?> ofModule) throws Exception {
        Path location = Path.of(
                ofModule.getProtectionDomain().getCodeSource().getLocation().toURI());
        if (Files.isDirectory(location)) {
            return classFiles(location);
        }
        try (FileSystem jar = FileSystems.newFileSystem(location)) {
            List<Path> copies = new ArrayList<>();
            for (Path file : classFiles(jar.getPath("/"))) {
                Path copy = Files.createTempFile("messages", ".class");
                copy.toFile().deleteOnExit();
                Files.write(copy, Files.readAllBytes(file));
                copies.add(copy);
            }
            return copies;
        }
    }

    private static List<Path> classFiles(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".class")).toList();
        }
    }

    /** The texts by the class that has them. */
    private static Map<String, Set<String>> messages() throws Exception {
        Map<String, Set<String>> messages = new TreeMap<>();
        for (Class<?> module : List.of(Future.class, Verdict.class, Lesson.class)) {
            for (Path file : classes(module)) {
                Texts texts = new Texts();
                new ClassReader(Files.readAllBytes(file)).accept(texts, ClassReader.SKIP_FRAMES);
                String owner = texts.owner.replaceFirst("\\$.*", "").replace('/', '.');
                if (owner.startsWith("io.raceproof.") && !texts.found.isEmpty()) {
                    messages.computeIfAbsent(owner, name -> new TreeSet<>()).addAll(texts.found);
                }
            }
        }
        return messages;
    }

    @Test
    void every_message_is_printed_and_none_has_a_word_that_a_reader_must_guess() throws Exception {
        Map<String, Set<String>> messages = messages();
        List<String> lines = new ArrayList<>();
        List<String> odd = new ArrayList<>();
        messages.forEach((owner, texts) -> {
            lines.add(owner);
            texts.forEach(text -> lines.add("    " + text));
            texts.stream()
                    .filter(text -> PRIVATE_WORDS.matcher(text).find())
                    .forEach(text -> odd.add(owner + ": " + text));
        });
        Files.createDirectories(FILE.getParent());
        Files.write(FILE, lines);
        assertEquals("", String.join("\n", odd), "say it in the field's terms");
        for (String known : List.of(
                "cannot schedule new futures after shutdown: submit before, or make a new pool", // the executor
                "no violation in %,d samples", // the engine
                "Judge a lesson's exercise once.")) { // the runner
            assertTrue(lines.stream().anyMatch(line -> line.contains(known)), () -> "not seen: " + known);
        }
    }

    @Test
    void a_private_word_is_seen_in_every_place_of_a_class_that_can_hold_a_text() throws Exception {
        Texts texts = new Texts();
        try (var in = MessagesTest.class.getResourceAsStream("MessagesTest$Planted.class")) {
            new ClassReader(in).accept(texts, 0);
        }
        assertEquals(
                Set.of("the constant's twin", "the text's twin", "the twin of " + VALUE, "the annotation's twin"),
                texts.found);
    }

    @SuppressWarnings("unused") // it is read as a class file
    @Deprecated(since = "the annotation's twin")
    private static final class Planted {
        static final String CONSTANT = "the constant's twin";

        static String text(Object value) {
            return value == null ? "the text's twin" : "the twin of " + value;
        }
    }

    /** The texts of one class. */
    private static final class Texts extends ClassVisitor {
        private final Set<String> found = new TreeSet<>();
        private String owner = "";

        Texts() {
            super(Opcodes.ASM9);
        }

        private void note(@Nullable Object constant) {
            if (constant instanceof String text && SENTENCE.matcher(text).find()) {
                found.add(text.strip().replaceAll("[\\x01\\x02]", VALUE).replace("\n", "\\n"));
            }
        }

        @Override
        public void visit(
                int version, int access, String name, String signature, String superName, String[] interfaces) {
            owner = name;
        }

        @Override
        public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            return annotation();
        }

        private AnnotationVisitor annotation() {
            return new AnnotationVisitor(Opcodes.ASM9) {
                @Override
                public void visit(String name, Object value) {
                    note(value);
                }

                @Override
                public AnnotationVisitor visitArray(String name) {
                    return this;
                }

                @Override
                public AnnotationVisitor visitAnnotation(String name, String descriptor) {
                    return this;
                }
            };
        }

        @Override
        public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
            note(value);
            return new FieldVisitor(Opcodes.ASM9) {
                @Override
                public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                    return annotation();
                }
            };
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                    return annotation();
                }

                @Override
                public AnnotationVisitor visitParameterAnnotation(int parameter, String annotation, boolean visible) {
                    return annotation();
                }

                @Override
                public void visitLdcInsn(Object value) {
                    note(value);
                }

                @Override
                public void visitInvokeDynamicInsn(String called, String type, Handle bootstrap, Object... arguments) {
                    for (Object argument : arguments) {
                        note(argument);
                    }
                }
            };
        }
    }
}
