package io.raceproof.futures;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Strikes while a worker's JVM starts, before the worker's own program runs. */
public final class FaultyAgent {
    private FaultyAgent() {}

    /** Called by the JVM. */
    public static void premain(String fault, Instrumentation instrumentation) throws Exception {
        WorkerFault.valueOf(fault).strikeAloud();
    }

    /** The JVM flag that brings it into a worker. */
    static String flag(Path directory, WorkerFault fault) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(new Attributes.Name("Premain-Class"), FaultyAgent.class.getName());
        Path jar = directory.resolve("agent.jar");
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        return "-javaagent:" + jar + "=" + fault;
    }
}
