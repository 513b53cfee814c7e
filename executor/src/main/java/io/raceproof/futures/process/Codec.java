package io.raceproof.futures.process;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Turns objects into bytes and back. Stateless, so thread-safe. */
public final class Codec {
    /** Against accidents such as an endless or a damaged stream. */
    private static final class Limits implements ObjectInputFilter {
        static final Limits INSTANCE = new Limits();
        private static final long DEPTH = 500; // the default stack holds not much more
        private static final long REFERENCES = 100_000_000;
        private static final long ARRAY_LENGTH = Frame.MOST;

        @Override
        public Status checkInput(FilterInfo info) {
            boolean tooMuch = info.depth() > DEPTH
                    || info.references() > REFERENCES
                    || info.arrayLength() > ARRAY_LENGTH
                    || info.streamBytes() > Frame.MOST;
            return tooMuch ? Status.REJECTED : Status.UNDECIDED;
        }
    }

    /** Finds classes where the task came from, before it looks where the JDK would. */
    private static final class Input extends ObjectInputStream {
        private final @Nullable ClassLoader loader;

        Input(byte[] bytes, int from, @Nullable ClassLoader loader) throws IOException {
            super(new ByteArrayInputStream(bytes, from, bytes.length - from));
            this.loader = loader;
            setObjectInputFilter(Limits.INSTANCE);
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
            if (loader != null) {
                try {
                    return Class.forName(description.getName(), false, loader);
                } catch (ClassNotFoundException e) {
                    // a primitive type, or not there: the JDK's way tells
                }
            }
            return super.resolveClass(description);
        }
    }

    private Codec() {}

    /**
     * The message that makes a worker run a task. The same message may be sent many times.
     *
     * @throws IllegalArgumentException if the task cannot be serialized; the message names what in it is at fault
     */
    public static byte[] taskMessage(Callable<?> task) {
        return frame(Frame.TASK, task, "the task");
    }

    /**
     * Serializes an object that is to go along with a task.
     *
     * @throws IllegalArgumentException if it cannot be serialized; the message calls it {@code what}
     */
    public static byte[] encode(@Nullable Object object, String what) {
        Frame.Writer content = new Frame.Writer();
        write(object, what, content);
        try {
            return content.toContent();
        } catch (OutOfMemoryError e) {
            throw doesNotFit(what, e);
        }
    }

    /** The counterpart of {@link #encode}: {@code loader} is where to look for classes first, or null. */
    public static @Nullable Object decode(byte[] bytes, @Nullable ClassLoader loader)
            throws IOException, ClassNotFoundException {
        return decode(bytes, 0, loader);
    }

    static @Nullable Object decode(byte[] bytes, int from, @Nullable ClassLoader loader)
            throws IOException, ClassNotFoundException {
        try (Input in = new Input(bytes, from, loader)) {
            return in.readObject();
        }
    }

    static byte[] frame(byte type, @Nullable Object object, String what) {
        Frame.Writer content = new Frame.Writer();
        write(object, what, content);
        try {
            return content.toFrame(type);
        } catch (OutOfMemoryError e) {
            throw doesNotFit(what, e);
        }
    }

    private static IllegalArgumentException doesNotFit(String what, OutOfMemoryError e) {
        return new IllegalArgumentException(
                what + " cannot travel between processes: it does not fit into memory: " + e, e);
    }

    static void write(@Nullable Object object, String what, Frame.Writer content) {
        try {
            ObjectOutputStream out = new ObjectOutputStream(content);
            out.writeObject(object);
            out.flush();
        } catch (NotSerializableException e) {
            throw new IllegalArgumentException(
                    what + " cannot travel between processes: " + SerializationPath.describe(object, e), e);
        } catch (TooLargeException e) {
            throw new IllegalArgumentException(what + " cannot travel between processes: " + e.getMessage(), e);
        } catch (OutOfMemoryError e) {
            throw doesNotFit(what, e);
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException(
                    what + " cannot travel between processes: serializing it failed: " + e, e);
        } catch (StackOverflowError e) {
            throw new IllegalArgumentException(
                    what + " cannot travel between processes: its objects are nested too deeply", e);
        }
    }
}
