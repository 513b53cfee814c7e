package io.raceproof.lessons.runner;

import java.io.IOError;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Keys that a person presses, one at a time. On a terminal no Enter is needed: it is in raw mode until {@link #close}, and
 * given back as it was at the end of the JVM too, Ctrl-C included. Elsewhere, and where the terminal cannot do that, each
 * line is a key, and {@link #whyEnter} says why. For one thread.
 */
final class Keys implements AutoCloseable {
    /** What the end of the input, and Ctrl-D, read as. */
    static final String QUIT = "q";

    /** What Enter and the space bar read as. */
    static final String ENTER = "\n";

    private static final int END = -1;
    private static final int CONTROL_D = 4;
    private static final int ESCAPE = 27;
    private static final long REST_OF_ESCAPE_MILLIS = 50;

    /** It warns, with a stack trace, of things that are not needed here. Kept, as a logger without a reference is collected. */
    private static final Logger LOG_OF_JLINE = Logger.getLogger("org.jline");

    private final @Nullable Terminal device;
    private final @Nullable Attributes before;
    private final String whyEnter;
    private final BlockingQueue<Integer> read = new LinkedBlockingQueue<>();

    /** Started when the first key is asked for: what nobody asks for is left to those who share the input. */
    private final Thread reader;

    /** A line that has no end yet; used where Enter is needed. */
    private final StringBuilder line = new StringBuilder();

    /** For Ctrl-C. */
    private final Thread restorer = new Thread(this::restore, "terminal mode");

    private boolean ended;

    /** Opens the terminal with what JLine calls a provider. */
    interface Opener {
        /** Opens it, or throws. */
        Terminal open(String provider) throws IOException;
    }

    /** Reads standard input: key by key if {@code person}, otherwise, and where that fails, line by line. */
    static Keys ofProcess(boolean person) {
        return of(person, isWindows(), Keys::open, new InputStreamReader(System.in, Charset.defaultCharset()));
    }

    /**
     * Key by key if {@code person} and {@code opener} opens a terminal that can do that, otherwise line by line from
     * {@code lines}. With the command stty, as it gives the terminal back to the last bit (JLine 3.30's native code loses its
     * speed); on Windows, where there is none, with native code.
     */
    @SuppressWarnings("resource") // it is closed as part of the keys
    static Keys of(boolean person, boolean windows, Opener opener, Reader lines) {
        if (!person) {
            return byLine("this is no terminal", lines);
        }
        @Nullable Terminal device = null;
        try {
            device = opener.open(provider(windows));
            return byKey(device, device.reader());
        } catch (IOException | RuntimeException | IOError | LinkageError e) {
            close(device);
            return byLine(windows ? "this console does not report single keys" : "there is no stty here", lines);
        }
    }

    private static String provider(boolean windows) {
        return windows ? "jni" : "exec";
    }

    /** The device of this process, for a question or two. */
    static Terminal device() throws IOException {
        return open(provider(isWindows()));
    }

    private static boolean isWindows() {
        return System.getProperty("os.name", "").startsWith("Windows");
    }

    /** With this provider and no other. */
    private static Terminal open(String provider) throws IOException {
        LOG_OF_JLINE.setLevel(Level.OFF);
        return TerminalBuilder.builder()
                .system(true)
                .dumb(false)
                .provider(provider)
                .signalHandler(Terminal.SignalHandler.SIG_DFL)
                .nativeSignals(false)
                .build();
    }

    /** From a device, whose input {@code in} is. */
    static Keys byKey(Terminal device, Reader in) {
        return new Keys(device, "", in);
    }

    /** From anything; {@code whyEnter} in a few words. */
    static Keys byLine(String whyEnter, Reader in) {
        return new Keys(null, whyEnter, in);
    }

    private Keys(@Nullable Terminal device, String whyEnter, Reader in) {
        this.whyEnter = whyEnter;
        this.device = device;
        this.before = device == null ? null : device.enterRawMode();
        if (device != null) {
            Runtime.getRuntime().addShutdownHook(restorer);
        }
        reader = new Thread(() -> read(in), "keys");
        reader.setDaemon(true);
    }

    private BlockingQueue<Integer> typed() {
        if (reader.getState() == Thread.State.NEW) {
            reader.start();
        }
        return read;
    }

    private void read(Reader in) {
        try {
            for (int c = in.read(); c != END; c = in.read()) {
                read.add(c);
            }
        } catch (IOException e) {
            // nothing more to read
        }
        read.add(END);
    }

    /** Why each key is to be followed by Enter; empty if it is not. */
    String whyEnter() {
        return whyEnter;
    }

    /** Whether there never was a person: the input has ended, and {@link #QUIT} was read of it, not pressed. */
    boolean hasEnded() {
        return ended && device == null;
    }

    /** The next key, in lower case, or null if there is none for so long. After the end there is only {@link #QUIT}. */
    @Nullable
    String poll(long millis) throws InterruptedException {
        if (ended) {
            return QUIT;
        }
        Integer c = typed().poll(millis, TimeUnit.MILLISECONDS);
        if (c == null) {
            return null;
        }
        if (c == END || (c == CONTROL_D && device != null)) {
            ended = true;
            return QUIT;
        }
        return device == null ? keyOfLine(c) : keyOf(c);
    }

    private @Nullable String keyOf(int c) throws InterruptedException {
        if (c == ESCAPE) {
            skipEscape();
            return null;
        }
        if (c == '\r' || c == '\n' || c == ' ') {
            return ENTER;
        }
        return Character.isWhitespace(c) || Character.isISOControl(c) ? null : lower(c);
    }

    /** Arrows and function keys come as several characters at once; none of them is a key of ours. */
    private void skipEscape() throws InterruptedException {
        Integer c = typed().poll(REST_OF_ESCAPE_MILLIS, TimeUnit.MILLISECONDS);
        while (c != null && c == ESCAPE) {
            c = typed().poll(REST_OF_ESCAPE_MILLIS, TimeUnit.MILLISECONDS);
        }
        boolean sequence = c != null && (c == '[' || c == 'O');
        while (sequence && c != null) {
            c = typed().poll(REST_OF_ESCAPE_MILLIS, TimeUnit.MILLISECONDS);
            sequence = c != null && !Character.isLetter(c) && c != '~';
        }
    }

    private @Nullable String keyOfLine(int c) {
        if (c != '\n') {
            line.appendCodePoint(c);
            return null;
        }
        String key = line.toString().strip();
        line.setLength(0);
        return key.isEmpty() ? ENTER : lower(key.codePointAt(0));
    }

    private static String lower(int c) {
        return Character.toString(Character.toLowerCase(c));
    }

    /** Waits for a key. */
    String take() throws InterruptedException {
        String key = null;
        while (key == null) {
            key = poll(Long.MAX_VALUE);
        }
        return key;
    }

    /** A whole line, typed as people are used to: it is seen, and can be corrected. Null at the end of the input. */
    @Nullable
    String line() throws InterruptedException {
        restore();
        try {
            StringBuilder text = new StringBuilder();
            int c = ended ? END : typed().take();
            while (c != END && c != '\n' && c != '\r') {
                text.appendCodePoint(c);
                c = typed().take();
            }
            ended = c == END;
            return ended && text.isEmpty() ? null : text.toString();
        } finally {
            if (device != null) {
                device.enterRawMode();
            }
        }
    }

    private void restore() {
        if (device != null && before != null) {
            device.setAttributes(before);
        }
    }

    /** Gives the terminal back as it was. */
    @Override
    public void close() {
        if (device != null) {
            restore();
            try {
                Runtime.getRuntime().removeShutdownHook(restorer);
            } catch (IllegalStateException e) {
                // the JVM ends, and the hook does once more what was just done
            }
            close(device);
        }
    }

    private static void close(@Nullable Terminal device) {
        try {
            if (device != null) {
                device.close();
            }
        } catch (IOException | RuntimeException | IOError e) {
            // its mode was given back, or never changed, which is what matters
        }
    }
}
