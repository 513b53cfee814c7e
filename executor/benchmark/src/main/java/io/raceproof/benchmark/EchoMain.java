package io.raceproof.benchmark;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.util.concurrent.Callable;

/**
 * The other end of {@link Echo}: reads serialized tasks from standard input, runs them, and writes the serialized results
 * to standard output, each after its length. Ends with the input.
 */
public final class EchoMain {
    private EchoMain() {}

    /** Runs it; there are no arguments. */
    public static void main(String[] args) throws Exception {
        DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(System.out));
        for (int first = in.read(); first >= 0; first = in.read()) {
            write(out, ((Callable<?>) read(in)).call());
        }
    }

    /** Writes a message: one byte that says that there is one, its length, and the object. */
    static void send(OutputStream stream, Object object) throws IOException {
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(stream));
        out.write(1);
        write(out, object);
    }

    private static void write(DataOutputStream out, Object object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream objects = new ObjectOutputStream(bytes)) {
            objects.writeObject(object);
        }
        out.writeInt(bytes.size());
        bytes.writeTo(out);
        out.flush();
    }

    /** Reads what {@code write} has written. */
    static Object read(InputStream stream) throws IOException, ClassNotFoundException {
        DataInputStream in = new DataInputStream(stream);
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        try (ObjectInputStream objects = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return objects.readObject();
        }
    }
}
