package io.raceproof.stress.happensbefore.agent;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What a field or method named in bytecode is, by the class files: nothing is loaded. Thread-safe. */
final class ClassFiles {
    /**
     * A field.
     *
     * @param owner the class that declares it, with slashes
     * @param access its flags
     */
    record FieldInfo(String owner, int access) {
        boolean is(int flag) {
            return (access & flag) != 0;
        }
    }

    private record Header(
            @Nullable String superName, List<String> interfaces, Map<String, Integer> fields, Set<String> methods) {}

    /** By name and loader: two loaders may have two classes of one name. */
    private final Map<String, Optional<Header>> headers = new ConcurrentHashMap<>();

    /** Remembers a class that is being loaded. */
    void add(String name, byte[] bytes, @Nullable ClassLoader loader) {
        headers.putIfAbsent(key(name, loader), Optional.of(read(bytes)));
    }

    /** The field that this name means in this class. */
    FieldInfo field(String owner, String name, @Nullable ClassLoader loader) {
        String type = owner;
        while (type != null) {
            Header header = header(type, loader);
            if (header == null) {
                break;
            }
            Integer access = header.fields.get(name);
            if (access != null) {
                return new FieldInfo(type, access);
            }
            for (String each : header.interfaces) { // constants
                Header declared = header(each, loader);
                if (declared != null && declared.fields.containsKey(name)) {
                    return new FieldInfo(each, Opcodes.ACC_FINAL | Opcodes.ACC_STATIC);
                }
            }
            type = header.superName;
        }
        return new FieldInfo(owner, 0);
    }

    /** The class from which the method comes that this name means; classes of the JDK are not looked into. */
    String declaring(String owner, String nameAndDescriptor, @Nullable ClassLoader loader) {
        String type = owner;
        while (type != null && !type.startsWith("java/")) {
            Header header = header(type, loader);
            if (header == null || header.methods.contains(nameAndDescriptor)) {
                return type;
            }
            for (String each : header.interfaces) {
                if (each.startsWith("java/")) {
                    Header declared = header(each, loader);
                    if (declared != null && declared.methods.contains(nameAndDescriptor)) {
                        return each;
                    }
                }
            }
            type = header.superName;
        }
        return type == null ? owner : type;
    }

    private @Nullable Header header(String name, @Nullable ClassLoader loader) {
        String key = key(name, loader);
        Optional<Header> known = headers.get(key);
        if (known == null) {
            known = Optional.ofNullable(load(name, loader));
            headers.put(key, known);
        }
        return known.orElse(null);
    }

    private static String key(String name, @Nullable ClassLoader loader) {
        return name.startsWith("java/") || loader == null ? name : name + "@" + System.identityHashCode(loader);
    }

    private static @Nullable Header load(String name, @Nullable ClassLoader loader) {
        ClassLoader from = loader == null || name.startsWith("java/") ? ClassLoader.getSystemClassLoader() : loader;
        try (InputStream in = from.getResourceAsStream(name + ".class")) {
            return in == null ? null : read(in.readAllBytes());
        } catch (IOException e) {
            return null; // then its fields count as plain
        }
    }

    private static Header read(byte[] bytes) {
        ClassReader reader = new ClassReader(bytes);
        Map<String, Integer> fields = new HashMap<>();
        Set<String> methods = new HashSet<>();
        reader.accept(
                new ClassVisitor(Opcodes.ASM9) {
                    @Override
                    public @Nullable FieldVisitor visitField(
                            int access,
                            String name,
                            String descriptor,
                            @Nullable String signature,
                            @Nullable Object value) {
                        fields.put(name, access);
                        return null;
                    }

                    @Override
                    public @Nullable MethodVisitor visitMethod(
                            int access,
                            String name,
                            String descriptor,
                            @Nullable String signature,
                            String @Nullable [] exceptions) {
                        methods.add(name + descriptor);
                        return null;
                    }
                },
                ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
        return new Header(reader.getSuperName(), List.of(reader.getInterfaces()), fields, methods);
    }
}
