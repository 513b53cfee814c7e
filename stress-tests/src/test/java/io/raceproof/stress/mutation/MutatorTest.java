package io.raceproof.stress.mutation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

/** Every kind of mutant is found at the lines of a sample that say so, and does there what its name says. */
class MutatorTest {
    private static final String NAME = "sample.Sample";

    @TempDir
    static Path directory;

    private static List<String> source = List.of();
    private static byte[] classFile = {};
    private static Mutator mutator = new Mutator(MutatorTest.class.getClassLoader());

    @BeforeAll
    static void compile() throws IOException {
        try (InputStream in = Objects.requireNonNull(MutatorTest.class.getResourceAsStream("Sample.java.txt"))) {
            source = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
        Path file = Files.write(directory.resolve("Sample.java"), source);
        int status = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-g", "--release", "17", "-d", directory.toString(), file.toString());
        assertEquals(0, status);
        classFile = Files.readAllBytes(directory.resolve("sample/Sample.class"));
        mutator = new Mutator(new URLClassLoader(new URL[] {directory.toUri().toURL()}));
    }

    @Test
    void each_kind_is_found_at_the_lines_that_name_it_and_nowhere_else() {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < source.size(); i++) {
            String[] parts = source.get(i).split("// ", 2);
            int line = parts.length > 1 && parts[1].startsWith("FIELD ") ? 0 : i + 1;
            if (parts.length > 1) {
                Arrays.stream(parts[1].split(" "))
                        .filter(word -> word.contains("-"))
                        .forEach(kind -> expected.add(line + " " + kind));
            }
        }
        List<String> found = mutator.mutants(classFile).stream()
                .map(mutant -> mutant.line() + " " + mutant.kind())
                .toList();
        assertEquals(
                String.join("\n", expected.stream().sorted().toList()),
                String.join("\n", found.stream().sorted().toList()));
    }

    @ParameterizedTest
    @CsvSource({
        "weaken-mode:Sample.publish#1, publish, 1, 1",
        "weaken-mode:Sample.count#1, count, 110, 110",
        "split-atomic:Sample.swapByHandle#1, swapByHandle, truefalse5truetruetrue, truefalse5truetruetrue",
        "split-atomic:Sample.swapByHandle#2, swapByHandle, truefalse5truetruetrue, truefalse5truetruetrue",
        "split-atomic:Sample.swapByHandle#3, swapByHandle, truefalse5truetruetrue, truefalse5truetruetrue",
        "split-atomic:Sample.swapByHandle#4, swapByHandle, truefalse5truetruetrue, truefalse5truetruetrue",
        "split-atomic:Sample.swapByAtomic#1, swapByAtomic, truefalseb, truefalseb",
        "split-atomic:Sample.swapByAtomic#2, swapByAtomic, truefalseb, truefalseb",
        "split-atomic:Sample.swapByAtomic#3, swapByAtomic, truefalseb, truefalseb",
        "split-atomic:Sample.count#1, count, 110, 110",
        "split-atomic:Sample.count#2, count, 110, 110",
        "drop-wake:Sample.wake#1, wake, 1, 0",
        "skip-call:Sample.call#1, call, [called], []",
        "skip-call:Sample.callForOne#1, callForOne, true, false",
        "while-to-if:Sample.loop#1, loop, 0, 2",
        "while-to-if:Sample.retry#1, retry, 3, 1",
        "while-to-if:Sample.goOn#1, goOn, third, null",
        "drop-lock:Sample.guard#1, guard, true1, false0",
        "split-lock:Sample.guard#1, guard, true1, true2",
        "drop-monitor:Sample.guardByMethod#1, guardByMethod, true, false",
        "drop-monitor:Sample.guardByBlock#1, guardByBlock, true, false",
        "swap-writes:Sample.order#1, order, '[result, done]', '[done, result]'",
        "recheck-true:Sample.look#1, look, not ready, ready",
        "recheck-false:Sample.look#1, look, not ready, not ready",
        "narrow-catch:Sample.catchAll#1, catchAll, caught, java.lang.AssertionError: thrown",
        "lose-interrupt:Sample.interrupt#1, interrupt, true, false",
        "lose-interrupt:Sample.interrupt#2, interrupt, true, false"
    })
    void a_mutant_links_and_does_what_its_kind_says(String id, String method, String original, String mutated)
            throws ReflectiveOperationException, IOException {
        assertEquals(original, call(classFile, method));
        byte[] changed = mutator.mutate(classFile, mutant(id));
        assertFalse(Arrays.equals(changed, mutator.mutate(classFile, other(id))), "the change is made at its place");
        assertEquals(mutated, call(changed, method));
        assertFalse(Thread.interrupted() && !id.startsWith("lose-interrupt"), "a test leaves no interrupt behind");
    }

    @Test
    void what_one_thread_cannot_see_is_seen_in_the_class_file() throws ReflectiveOperationException, IOException {
        int modifiers = load(mutator.mutate(classFile, mutant("drop-volatile:Sample.state#1")))
                .getDeclaredField("state")
                .getModifiers();
        assertFalse(Modifier.isVolatile(modifiers));
        assertTrue(Modifier.isVolatile(load(classFile).getDeclaredField("state").getModifiers()));
        assertEquals(
                List.of("getVolatile", "setVolatile"),
                callsOf(mutator.mutate(classFile, mutant("split-atomic:Sample.swapByHandle#1")), "raceproof$steps"));
        assertEquals(
                "set",
                callsOf(mutator.mutate(classFile, mutant("weaken-mode:Sample.publish#1")), "publish")
                        .get(0));
        assertEquals("setRelease", callsOf(classFile, "publish").get(0));
    }

    @Test
    void a_mutant_of_another_class_is_refused() {
        Mutant foreign = new Mutant("skip-call", "other.Class", "call", 1, 1, "");
        assertThrows(IllegalArgumentException.class, () -> mutator.mutate(classFile, foreign));
    }

    private static Mutant mutant(String id) {
        return mutator.mutants(classFile).stream()
                .filter(mutant -> mutant.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not found: " + id));
    }

    private static Mutant other(String id) {
        return mutator.mutants(classFile).stream()
                .filter(mutant -> !mutant.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> callsOf(byte[] bytes, String method) {
        ClassNode node = new ClassNode();
        new ClassReader(bytes).accept(node, 0);
        return node.methods.stream()
                .filter(m -> m.name.equals(method))
                .flatMap(m -> Code.calls(m).stream())
                .map(call -> call.name)
                .toList();
    }

    private static Class<?> load(byte[] bytes) throws ClassNotFoundException, IOException {
        ClassLoader own = new URLClassLoader(new URL[] {directory.toUri().toURL()}) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                Class<?> loaded = findLoadedClass(name);
                return loaded != null
                        ? loaded
                        : name.equals(NAME)
                                ? defineClass(name, bytes, 0, bytes.length)
                                : super.loadClass(name, resolve);
            }
        };
        return Class.forName(NAME, true, own);
    }

    private static String call(byte[] bytes, String method) throws ReflectiveOperationException, IOException {
        Object sample = load(bytes).getConstructor().newInstance();
        try {
            return String.valueOf(sample.getClass().getMethod(method).invoke(sample));
        } catch (InvocationTargetException e) {
            return String.valueOf(e.getCause());
        }
    }
}
