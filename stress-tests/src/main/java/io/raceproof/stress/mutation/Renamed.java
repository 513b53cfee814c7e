package io.raceproof.stress.mutation;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;
import org.objectweb.asm.tree.ClassNode;

/**
 * Copies of a class and of those that are nested in it, under another name and with at most one mutant, so that one JVM can have
 * many mutants at once. What the copies refer to must be public. Immutable.
 */
public final class Renamed {
    /** The class files as they were compiled, by their internal names; the outer class first. */
    private final Map<String, byte[]> originals = new LinkedHashMap<>();

    private final String outer;
    private final Mutator mutator;

    /**
     * Reads the class files.
     *
     * @throws IOException if one cannot be read
     */
    public Renamed(Class<?> type) throws IOException {
        ClassLoader loader = Objects.requireNonNull(type.getClassLoader(), "a class of the JDK");
        this.outer = type.getName().replace('.', '/');
        this.mutator = new Mutator(loader);
        byte[] first = read(loader, outer);
        originals.put(outer, first);
        ClassNode node = new ClassNode();
        new ClassReader(first).accept(node, ClassReader.SKIP_CODE);
        for (String nested : node.nestMembers == null ? List.<String>of() : node.nestMembers) {
            originals.put(nested, read(loader, nested));
        }
    }

    private static byte[] read(ClassLoader loader, String name) throws IOException {
        try (InputStream in = loader.getResourceAsStream(name + ".class")) {
            if (in == null) {
                throw new IOException("the class path lacks " + name + ".class");
            }
            return in.readAllBytes();
        }
    }

    /** All mutants of all these classes. */
    public List<Mutant> mutants() {
        List<Mutant> all = new ArrayList<>();
        originals.values().forEach(bytes -> all.addAll(mutator.mutants(bytes)));
        return all;
    }

    /**
     * Makes the copies.
     *
     * @param name of the outer class, with its package
     * @param mutant one of {@link #mutants}, or null
     * @return the class files by their internal names
     */
    public Map<String, byte[]> under(String name, @Nullable Mutant mutant) {
        String other = name.replace('.', '/');
        Remapper remapper = new Remapper(Opcodes.ASM9) {
            @Override
            public String map(String internalName) {
                return originals.containsKey(internalName)
                        ? other + internalName.substring(outer.length())
                        : internalName;
            }
        };
        Map<String, byte[]> copies = new LinkedHashMap<>();
        originals.forEach((original, bytes) -> {
            byte[] from = mutant != null && mutant.className().equals(original.replace('/', '.'))
                    ? mutator.mutate(bytes, mutant)
                    : bytes;
            ClassWriter writer = new ClassWriter(0);
            new ClassReader(from).accept(new ClassRemapper(writer, remapper), 0);
            copies.put(remapper.map(original), writer.toByteArray());
        });
        return copies;
    }
}
