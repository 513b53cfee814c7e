package io.raceproof.lessons.grading;

import io.raceproof.lessons.kit.CallReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Looks through the learner's class files for calls that no exercise needs and that could do harm by accident. It protects from accidents; it is no sandbox.
 */
final class ForbiddenCalls {
    private static final String ENDS = "ends the JVM";
    private static final String PROCESS = "starts a process";
    private static final String FILES = "touches files";
    private static final String NETWORK = "uses the network";
    private static final String REFLECTION = "calls or loads what the compiler does not see";

    /** Beginnings of "class.method(parameters)" that are allowed although a shorter one below is not. */
    private static final List<String> ALLOWED = List.of(
            "java/lang/reflect/Array.",
            "java/lang/invoke/SerializedLambda.", // the compiler's, for a lambda that can be serialized
            "java/lang/invoke/VarHandle",
            "java/lang/invoke/MethodHandles.lookup(",
            "java/lang/invoke/MethodHandles.arrayElementVarHandle(",
            "java/lang/invoke/MethodHandles.privateLookupIn(",
            "java/lang/invoke/MethodHandles$Lookup.findVarHandle(",
            "java/lang/invoke/MethodHandles$Lookup.findStaticVarHandle(");

    /** Beginnings of "class.method(parameters)", and what to tell the learner. */
    private static final Map<String, String> FORBIDDEN = Map.ofEntries(
            Map.entry("java/lang/System.exit", ENDS),
            Map.entry("java/lang/Runtime.exit", ENDS),
            Map.entry("java/lang/Runtime.halt", ENDS),
            Map.entry("java/lang/Runtime.exec", PROCESS),
            Map.entry("java/lang/ProcessBuilder.", PROCESS),
            Map.entry("java/lang/ProcessHandle.", PROCESS),
            Map.entry("java/lang/System.load", REFLECTION),
            Map.entry("java/lang/Runtime.load", REFLECTION),
            Map.entry("java/io/File", FILES),
            Map.entry("java/io/RandomAccessFile.", FILES),
            Map.entry("java/io/PrintWriter.<init>(Ljava/lang/String;", FILES),
            Map.entry("java/io/PrintStream.<init>(Ljava/lang/String;", FILES),
            Map.entry("java/util/Formatter.<init>(Ljava/lang/String;", FILES),
            Map.entry("java/util/logging/FileHandler.", FILES),
            Map.entry("java/util/prefs/", FILES),
            Map.entry("java/util/zip/ZipFile.", FILES),
            Map.entry("java/util/jar/JarFile.", FILES),
            Map.entry("java/nio/file/", FILES),
            Map.entry("javax/imageio/", FILES),
            Map.entry("java/awt/", FILES),
            Map.entry("javax/tools/", FILES),
            Map.entry("java/nio/channels/", "touches files or the network"),
            Map.entry("java/net/", NETWORK),
            Map.entry("javax/net/", NETWORK),
            Map.entry("java/rmi/", NETWORK),
            Map.entry("java/sql/", NETWORK),
            Map.entry("com/sun/net/", NETWORK),
            Map.entry("java/lang/reflect/", REFLECTION),
            Map.entry("java/lang/invoke/", REFLECTION),
            Map.entry("java/lang/foreign/", REFLECTION),
            Map.entry("java/lang/Class.forName", REFLECTION),
            Map.entry("java/lang/Class.newInstance", REFLECTION),
            Map.entry("java/lang/Class.getMethod", REFLECTION),
            Map.entry("java/lang/Class.getDeclared", REFLECTION),
            Map.entry("java/lang/Class.getField", REFLECTION),
            Map.entry("java/lang/Class.getConstructor", REFLECTION),
            Map.entry("java/lang/Class.getClassLoader", REFLECTION),
            Map.entry("java/lang/ClassLoader.", REFLECTION),
            Map.entry("java/lang/ModuleLayer", REFLECTION),
            Map.entry("java/lang/Thread.getContextClassLoader", REFLECTION),
            Map.entry("java/util/ServiceLoader.", REFLECTION),
            Map.entry("java/beans/", REFLECTION),
            Map.entry("javax/script/", REFLECTION),
            Map.entry("javax/management/", REFLECTION),
            Map.entry("java/lang/management/", REFLECTION),
            Map.entry("java/io/ObjectInputStream.", REFLECTION),
            Map.entry("sun/", REFLECTION),
            Map.entry("jdk/internal/", REFLECTION));

    private ForbiddenCalls() {}

    /** A sentence for each kind of call that was found below the directory. */
    static List<String> find(Path classes) throws IOException {
        Set<String> sentences = new LinkedHashSet<>();
        new CallReader() {
            @Override
            protected void call(String owner, String method, String descriptor, int line) {
                check(owner + "." + method + descriptor, line, sentences);
            }
        }.readBelow(classes);
        return List.copyOf(sentences);
    }

    private static void check(String call, int line, Set<String> sentences) {
        if (ALLOWED.stream().anyMatch(call::startsWith)) {
            return;
        }
        FORBIDDEN.forEach((beginning, what) -> {
            if (call.startsWith(beginning)) {
                String name = call.substring(0, call.indexOf('(')).replace(".<init>", "");
                sentences.add("line " + line + ": " + name.substring(name.lastIndexOf('/') + 1) + " " + what
                        + ", which no exercise needs; it was not run: take it out");
            }
        });
    }
}
