package io.raceproof.futures.process;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Runs serialized tasks, in the worker process. Stateless, so thread-safe. */
public final class Execution {
    /** First byte of a reply that holds a result. */
    static final byte RETURNED = 0;

    /** First byte of a reply that holds a failure. */
    static final byte THREW = 1;

    private Execution() {}

    /** A function of two objects that may throw anything. */
    @FunctionalInterface
    public interface Application {
        /** Applies the function to the item. */
        @Nullable
        Object apply(@Nullable Object function, @Nullable Object item) throws Exception;
    }

    /** Applies one serialized function to each of many serialized items, and gives each its {@link Reply}, serialized. */
    public static byte[][] applyToEach(byte[][] items, byte[] function, Application application) {
        byte[][] replies = new byte[items.length][];
        Object fn = null;
        Throwable unreadable = null;
        try {
            fn = Codec.decode(function, null);
        } catch (Throwable t) {
            unreadable = t;
        }
        for (int i = 0; i < items.length; i++) {
            Frame.Writer reply = new Frame.Writer();
            if (unreadable == null) {
                apply(fn, items[i], application, reply);
            } else {
                trouble(
                        "the function could not be read in the worker: " + Reply.explain(unreadable),
                        unreadable,
                        reply);
            }
            replies[i] = reply.toContent();
        }
        return replies;
    }

    private static void apply(@Nullable Object fn, byte[] item, Application application, Frame.Writer reply) {
        Object argument;
        try {
            argument = Codec.decode(item, null);
        } catch (Throwable t) {
            trouble("the item could not be read in the worker: " + Reply.explain(t), t, reply);
            return;
        }
        call(() -> application.apply(fn, argument), reply);
    }

    /** Reads a task, runs it, and writes the reply. Never throws what the task throws. */
    static void run(byte[] content, Frame.Writer reply) {
        Object task;
        try {
            task = read(content);
        } catch (Throwable t) {
            trouble("the task could not be read in the worker: " + Reply.explain(t), t, reply);
            return;
        }
        if (task instanceof Callable<?> callable) {
            call(callable, reply);
        } else {
            trouble("the task is no Callable after it was read in the worker: " + task, new Throwable(), reply);
        }
    }

    /** Reads what a worker is to run. */
    static @Nullable Object read(byte[] content) throws IOException, ClassNotFoundException {
        Nesting.setReading(true);
        try {
            return Codec.decode(content, null);
        } finally {
            Nesting.setReading(false);
        }
    }

    /** Runs a task, and gives its {@link Reply}, serialized. Never throws what the task throws. */
    public static byte[] replyOf(Callable<?> task) {
        Frame.Writer reply = new Frame.Writer();
        call(task, reply);
        return reply.toContent();
    }

    private static void call(Callable<?> task, Frame.Writer reply) {
        Object result;
        try {
            result = task.call();
        } catch (Throwable t) {
            thrown(t).writeTo(reply);
            return;
        }
        try {
            reply.write(RETURNED);
            Codec.write(result, "the result", reply);
        } catch (Throwable t) {
            reply.clear();
            trouble(messageOf(t).isEmpty() ? "the result cannot travel: " + t : messageOf(t), t, reply);
        }
    }

    static void trouble(String message, Throwable t, Frame.Writer reply) {
        new Reply.Threw("", message, stackTraceOf(t), new byte[0]).writeTo(reply);
    }

    static Reply.Threw thrown(Throwable thrown) {
        byte[] serialized;
        String whyNot = "";
        try {
            serialized = Codec.encode(thrown, "the exception");
        } catch (Throwable t) {
            serialized = new byte[0];
            whyNot = " (" + messageOf(t) + ")";
        }
        return new Reply.Threw(
                thrown.getClass().getName(), messageOf(thrown) + whyNot, stackTraceOf(thrown), serialized);
    }

    private static String messageOf(Throwable t) {
        try {
            @Nullable String message = t.getMessage();
            return message == null ? "" : message;
        } catch (Throwable worse) {
            return "its getMessage failed";
        }
    }

    private static String stackTraceOf(Throwable t) {
        try {
            StringWriter text = new StringWriter();
            t.printStackTrace(new PrintWriter(text, true));
            return text.toString();
        } catch (Throwable worse) {
            return t.getClass().getName() + ", whose printStackTrace failed";
        }
    }
}
