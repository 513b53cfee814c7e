package io.raceproof.futures.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * Reads what is printed in one worker, hands it on line by line, and remembers the end of it for the report. Runs on a
 * thread of its own; {@link #tail} may be called by any.
 */
final class OutputPump implements Runnable {
    private static final int LINES = 40;
    private static final int LONGEST_LINE = 8_192;
    private static final int TAIL_CHARS = 8_000;

    private final String worker;
    private final InputStream source;
    private final BiConsumer<String, String> sink;
    private final CountDownLatch ended = new CountDownLatch(1);

    /** The last lines. Guarded by itself. */
    private final Deque<String> last = new ArrayDeque<>();

    /** The line that is not complete. Used by the pump's thread alone. */
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    OutputPump(String worker, InputStream source, BiConsumer<String, String> sink) {
        this.worker = worker;
        this.source = source;
        this.sink = sink;
    }

    @Override
    public void run() {
        byte[] buffer = new byte[LONGEST_LINE];
        try (source) {
            for (int n = source.read(buffer); n >= 0; n = source.read(buffer)) {
                take(buffer, n);
            }
        } catch (IOException e) {
            // the worker is gone, and its stream was closed
        } finally {
            if (line.size() > 0) {
                endLine();
            }
            ended.countDown();
        }
    }

    private void take(byte[] buffer, int n) {
        for (int i = 0; i < n; i++) {
            if (buffer[i] == '\n') {
                endLine();
            } else {
                line.write(buffer[i]);
                if (line.size() == LONGEST_LINE) {
                    endLine();
                }
            }
        }
    }

    private void endLine() {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (text.endsWith("\r")) {
            text = text.substring(0, text.length() - 1);
        }
        synchronized (last) {
            last.add(text);
            if (last.size() > LINES) {
                last.remove();
            }
        }
        try {
            sink.accept(worker, text);
        } catch (RuntimeException | Error e) {
            Thread thread = Thread.currentThread(); // the worker's output must go on, or the worker would stall
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
    }

    /** The last lines printed, when all has been read or {@code millis} have passed. */
    String tail(long millis) {
        boolean interrupted = false;
        try {
            ended.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        String text;
        synchronized (last) {
            text = String.join("\n", last);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return text.length() > TAIL_CHARS ? "…" + text.substring(text.length() - TAIL_CHARS) : text;
    }
}
