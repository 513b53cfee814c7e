package io.raceproof.futures.process;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What a worker replies. A result and a throwable stay serialized until they are decoded, so that one which cannot be
 * read spoils nothing else.
 */
public sealed interface Reply {
    /** The worker has run its initializer, and waits for its first task. */
    record Ready() implements Reply {}

    /** The initializer threw; the worker exits. */
    record InitializerThrew(Threw failure) implements Reply {}

    /** A task returned. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Returned(byte[] serialized, int from) implements Reply {
        /** The result; {@code loader} is where to look for classes first, or null. */
        public @Nullable Object decode(@Nullable ClassLoader loader) throws IOException, ClassNotFoundException {
            return Codec.decode(serialized, from, loader);
        }
    }

    /**
     * A task threw, or it or its result could not travel.
     *
     * @param className the class of what it threw; empty if the trouble was on the way
     * @param message of the throwable, or a description of the trouble
     * @param stackTrace as printed in the worker
     * @param serialized the throwable itself; empty if it cannot travel
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Threw(String className, String message, String stackTrace, byte[] serialized) implements Reply {
        void writeTo(Frame.Writer content) {
            try {
                DataOutputStream out = new DataOutputStream(content);
                out.writeByte(Execution.THREW);
                writeText(out, className);
                writeText(out, message);
                writeText(out, stackTrace);
                out.write(serialized);
            } catch (IOException e) {
                throw new AssertionError("memory does not fail", e);
            }
        }

        private static Threw readFrom(byte[] content) throws IOException {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(content, 1, content.length - 1));
            return new Threw(readText(in), readText(in), readText(in), in.readAllBytes());
        }

        private static void writeText(DataOutputStream out, String text) throws IOException {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            out.writeInt(bytes.length);
            out.write(bytes);
        }

        private static String readText(DataInputStream in) throws IOException {
            return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
        }
    }

    /** The reply that {@link Execution} made. */
    static Reply parse(byte[] content) throws IOException {
        return content[0] == Execution.RETURNED ? new Returned(content, 1) : Threw.readFrom(content);
    }

    /** What to say about a failure to deserialize. */
    static String explain(Throwable t) {
        boolean initializerFailed = t instanceof ExceptionInInitializerError
                || String.valueOf(t.getMessage()).startsWith("Could not initialize class ");
        if (initializerFailed) {
            return "a static initializer failed: " + t + (t.getCause() == null ? "" : ", caused by " + t.getCause());
        }
        if (t instanceof ClassNotFoundException || t instanceof NoClassDefFoundError) {
            return "class " + t.getMessage() + " is not on the class path there";
        }
        if (t instanceof InvalidClassException && String.valueOf(t.getMessage()).contains("REJECTED")) {
            return "it exceeds the limits on depth, references, array length or bytes (" + t.getMessage() + ")";
        }
        return t.toString();
    }
}
