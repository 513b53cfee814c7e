package io.raceproof.stress.report;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Plain text for people, 80 columns wide, or as wide as their window is ({@link #withWidth}). On a terminal with colours and with progress on a line that is rewritten;
 * elsewhere, and where NO_COLOR is set, without. Thread-safe.
 *
 * @see <a href="https://no-color.org">NO_COLOR</a>
 */
public final class Terminal {
    /** How wide a line may be where nobody says how wide the window is. */
    public static final int WIDTH = 80;

    /** Narrower windows break no line any narrower: nothing would be readable. */
    public static final int LEAST_WIDTH = 40;

    /** Colours, by what they are for. */
    public enum Style {
        /** A heading. */
        BOLD("1"),
        /** A violation. */
        BAD("1;31"),
        /** No violation. */
        GOOD("1;32"),
        /** Neither. */
        UNSURE("1;33"),
        /** A piece of code within a text. */
        CODE("36"),
        /** Less important. */
        DIM("2");

        private final String code;

        Style(String code) {
            this.code = code;
        }
    }

    /** What {@link #styled} puts around a text. */
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

    private final PrintStream out;
    private final boolean interactive;
    private final boolean coloured;
    private final boolean ascii;
    private final int width;

    /** Whether the cursor stands in a line that is rewritten. Guarded by this. */
    private boolean rewritten;

    /** What stays in the last line; empty if nothing does. Guarded by this. */
    private String question = "";

    /**
     * Writes to {@code out}.
     *
     * @param charset what {@code out} can show; where that is little, characters such as → are written in ASCII
     * @param interactive whether a person sees it as it is written; one with a dumb terminal sees whole lines only
     * @param environment environment variables, for NO_COLOR and TERM
     */
    public Terminal(PrintStream out, Charset charset, boolean interactive, Map<String, String> environment) {
        this(
                out,
                interactive && !isDumb(environment),
                interactive
                        && !isDumb(environment)
                        && environment.getOrDefault("NO_COLOR", "").isEmpty(),
                !charset.canEncode() || !charset.newEncoder().canEncode("→…·×"),
                WIDTH);
    }

    /** A dumb terminal cannot rewrite a line. */
    private static boolean isDumb(Map<String, String> environment) {
        return "dumb".equals(environment.get("TERM"));
    }

    private Terminal(PrintStream out, boolean interactive, boolean coloured, boolean ascii, int width) {
        this.out = out;
        this.interactive = interactive;
        this.coloured = coloured;
        this.ascii = ascii;
        this.width = width;
    }

    /** The same, so many columns wide, but at least {@link #LEAST_WIDTH}. */
    public Terminal withWidth(int columns) {
        return new Terminal(out, interactive, coloured, ascii, Math.max(LEAST_WIDTH, columns));
    }

    /** How many columns a line may have. */
    public int width() {
        return width;
    }

    /** The terminal of this process. */
    public static Terminal ofProcess() {
        return new Terminal(System.out, charsetOfOutput(), isTerminal(), System.getenv());
    }

    private static Charset charsetOfOutput() {
        return Stream.of("stdout.encoding", "sun.stdout.encoding") // 19 and newer; before, and only on a terminal
                .map(System::getProperty)
                .filter(name -> name != null && Charset.isSupported(name))
                .findFirst()
                .map(Charset::forName)
                .orElse(Charset.defaultCharset());
    }

    /** From JDK 22 on there is a console even where there is no terminal; it can be asked. */
    @SuppressWarnings("SystemConsoleNull") // up to JDK 21 it means what it says
    private static boolean isTerminal() {
        Object console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (Boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException before22) {
            return true;
        }
    }

    /** Whether a person sees it as it is written. */
    public boolean isInteractive() {
        return interactive;
    }

    /** Prints an empty line. */
    public void line() {
        line("");
    }

    /** Prints one line as it is. */
    public synchronized void line(String text) {
        erase();
        out.println(shown(text));
        if (interactive && !question.isEmpty()) {
            replace(question);
        }
    }

    /** Prints text, broken into lines at spaces; every line begins with {@code indent}, no line exceeds the width. */
    public void wrapped(String indent, String text) {
        wrap(shown(text), width - indent.length()).forEach(part -> line(indent + part));
    }

    /** Text beside a label, broken into lines that begin where the text begins. */
    public static List<String> hanging(String label, String text) {
        return hanging(label, text, WIDTH);
    }

    /** The same, for lines of at most {@code width}. */
    public static List<String> hanging(String label, String text, int width) {
        List<String> lines = new ArrayList<>();
        for (String part : wrap(text, Math.max(1, width - label.length()))) {
            lines.add((lines.isEmpty() ? label : " ".repeat(label.length())) + part);
        }
        return lines;
    }

    /** Whether there are colours. */
    public boolean isColoured() {
        return coloured;
    }

    /** The text in a colour, where there are colours. */
    public String styled(Style style, String text) {
        return coloured ? "\u001b[" + style.code + "m" + text + "\u001b[0m" : text;
    }

    private String shown(String text) {
        return ascii
                ? text.replace("→", "->").replace("…", "...").replace("·", "-").replace("×", "x")
                : text;
    }

    /** Replaces the current line, until the next one is printed; on a terminal only. Does nothing while a question is open. */
    synchronized void rewrite(String text) {
        if (question.isEmpty()) {
            replace(text);
        }
    }

    /**
     * Shows a question in a line of its own, which stays the last one, whatever other threads print, until it is {@linkplain
     * #answered() answered}.
     */
    public synchronized void ask(String text) {
        question = text;
        if (interactive) {
            replace(text);
        } else {
            out.println(shown(text));
        }
    }

    /** Takes the question away. */
    public synchronized void answered() {
        question = "";
        erase();
    }

    private void replace(String text) {
        rewritten = true;
        String shown = shown(text);
        String cut = shown.length() < width ? shown : shown.substring(0, width - 1);
        out.print("\r" + String.format(Locale.ROOT, "%-" + (width - 1) + "s", cut));
        out.flush();
    }

    /** Empties the line that was rewritten, if there is one and no question stands in it. */
    synchronized void endProgress() {
        if (question.isEmpty()) {
            erase();
        }
    }

    private void erase() {
        if (!rewritten) {
            return;
        }
        rewritten = false;
        out.print("\r" + " ".repeat(width - 1) + "\r");
        out.flush();
    }

    /**
     * Breaks text at spaces into lines of at most {@code width}; a longer word is cut. Colours take no room.
     *
     * @throws IllegalArgumentException if the width is less than 1
     */
    public static List<String> wrap(String text, int width) {
        if (width < 1) {
            throw new IllegalArgumentException("a line has room for at least one character, not " + width);
        }
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            String rest = word;
            if (!line.isEmpty() && columns(line) + 1 + columns(rest) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            while (columns(rest) > width) {
                int end = endOfColumn(rest, width);
                lines.add(rest.substring(0, end));
                rest = rest.substring(end);
            }
            line.append(line.isEmpty() ? "" : " ").append(rest);
        }
        lines.add(line.toString());
        return lines;
    }

    private static int columns(CharSequence text) {
        return COLOUR.matcher(text).replaceAll("").length();
    }

    /** Where the first so many columns of a text end, which is longer; a colour is never cut. */
    private static int endOfColumn(String text, int columns) {
        Matcher colour = COLOUR.matcher(text);
        int end = columns;
        while (colour.find() && colour.start() <= end) {
            end += colour.end() - colour.start();
        }
        return end;
    }
}
