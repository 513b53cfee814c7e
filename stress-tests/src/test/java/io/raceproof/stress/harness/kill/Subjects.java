package io.raceproof.stress.harness.kill;

import io.raceproof.futures.Future;
import io.raceproof.stress.mutation.Mutant;
import io.raceproof.stress.mutation.Mutator;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The executor's own concurrent classes, as they are compiled now: its packages without what serves other processes and
 * other machines, which no harness in one JVM can judge. Immutable.
 */
final class Subjects {
    private static final Pattern ELSEWHERE = Pattern.compile(
            "(Process\\w*|Remote\\w*|CallbackThread|Chunks|Singles|SerializedTask|WorkerExitReport|Resubmission|Settings|Failures)(\\$.*)?");

    /** The package of the worker processes. */
    private static final String PROTOCOL = "process";

    private static final Mutator MUTATOR = new Mutator(Subjects.class.getClassLoader());

    private static final String TRAIL = Trail.class.getName().replace('.', '/');

    /** By their names. */
    private final Map<String, byte[]> classFiles;

    private Subjects(Map<String, byte[]> classFiles) {
        this.classFiles = classFiles;
    }

    static Subjects ofExecutor() throws IOException {
        try {
            URI location = Future.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
            String path = Future.class.getPackageName().replace('.', '/');
            if (Files.isDirectory(Path.of(location))) {
                return new Subjects(read(Path.of(location).resolve(path)));
            }
            try (FileSystem jar = FileSystems.newFileSystem(Path.of(location))) {
                return new Subjects(read(jar.getPath(path)));
            }
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    private static Map<String, byte[]> read(Path directory) throws IOException {
        Map<String, byte[]> classFiles = new TreeMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.toList()) {
                Path inside = directory.relativize(file);
                String name = file.getFileName().toString();
                String simple = name.replaceFirst("\\.class$", "");
                if (!simple.equals(name)
                        && !inside.startsWith(PROTOCOL)
                        && !ELSEWHERE.matcher(simple).matches()) {
                    String packages =
                            inside.toString().replaceAll("[^/\\\\]*$", "").replaceAll("[/\\\\]", ".");
                    classFiles.put(Future.class.getPackageName() + "." + packages + simple, Files.readAllBytes(file));
                }
            }
        }
        return classFiles;
    }

    /** All, in an order that depends on the classes alone. */
    List<Mutant> mutants() {
        return classFiles.values().stream()
                .flatMap(classFile -> MUTATOR.mutants(classFile).stream())
                .toList();
    }

    /** The class file of a mutant. */
    byte[] mutate(Mutant mutant) {
        byte[] whole = classFiles.get(mutant.className());
        if (whole == null) {
            throw new IllegalArgumentException("there is no class " + mutant.className());
        }
        return MUTATOR.mutate(whole, mutant);
    }

    /**
     * Loads a class file in place of the class of that name, with all others as they are, and has the JVM verify it.
     *
     * @throws LinkageError if it is not valid
     */
    void link(String name, byte[] classFile) throws ClassNotFoundException {
        ClassLoader alone = new ClassLoader(Subjects.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String wanted, boolean resolve) throws ClassNotFoundException {
                byte[] own = wanted.equals(name) ? classFile : classFiles.get(wanted);
                Class<?> loaded = own == null ? null : findLoadedClass(wanted);
                if (loaded != null) {
                    return loaded;
                }
                return own == null ? super.loadClass(wanted, resolve) : defineClass(wanted, own, 0, own.length);
            }
        };
        Class.forName(name, true, alone);
    }

    /** Writes a mutant's class below a directory, which then comes first on a class path. */
    void write(Mutant mutant, Path directory) throws IOException {
        write(mutant.className(), mutate(mutant), directory);
    }

    /** Writes all classes as they are, but for the marks that they leave on a {@link Trail}. */
    void writeWithTrail(Path directory) throws IOException {
        int page = 0;
        for (Map.Entry<String, byte[]> subject : classFiles.entrySet()) {
            write(subject.getKey(), withTrail(subject.getValue(), page * Trail.PAGE), directory);
            page++;
        }
    }

    private static byte[] withTrail(byte[] classFile, int firstPlace) {
        ClassNode node = new ClassNode();
        new ClassReader(classFile).accept(node, ClassReader.SKIP_FRAMES);
        for (MethodNode method : node.methods) {
            for (AbstractInsnNode at : method.instructions.toArray()) {
                if (at instanceof LineNumberNode line) {
                    InsnList mark = new InsnList();
                    mark.add(new LdcInsnNode(firstPlace + line.line));
                    mark.add(new MethodInsnNode(Opcodes.INVOKESTATIC, TRAIL, "mark", "(I)V"));
                    method.instructions.insert(at, mark);
                }
            }
        }
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
            @Override
            protected ClassLoader getClassLoader() {
                return Subjects.class.getClassLoader();
            }
        };
        node.accept(writer);
        return writer.toByteArray();
    }

    /** The places that left a mark: "class:line". */
    Set<String> places(Path trail) throws IOException {
        byte[] marks = Files.exists(trail) ? Files.readAllBytes(trail) : new byte[0];
        List<String> names = List.copyOf(classFiles.keySet());
        Set<String> places = new TreeSet<>();
        for (int i = 0; i < marks.length; i++) {
            if (marks[i] != 0) {
                places.add(names.get(i / Trail.PAGE) + ":" + i % Trail.PAGE);
            }
        }
        return places;
    }

    /** The same for the same classes only. */
    String fingerprint() {
        CRC32 sum = new CRC32();
        classFiles.values().forEach(sum::update);
        return Long.toHexString(sum.getValue());
    }

    private static void write(String name, byte[] classFile, Path directory) throws IOException {
        Path file = directory.resolve(name.replace('.', '/') + ".class");
        Files.createDirectories(file.getParent());
        Files.write(file, classFile);
    }
}
