package io.raceproof.stress.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Drawn interleavings as files, one for each check, beside a run's verdicts: a shard leaves them, the report shows them. */
public final class Drawings {
    private static final String SUFFIX = ".interleaving.txt";
    private static final String PAGE_SUFFIX = ".interleaving.html";

    private static final Pattern ILLEGAL = Pattern.compile("[%/\\\\:*?\"<>|]");
    private static final Pattern CODE = Pattern.compile("%(\\d+);");

    private Drawings() {}

    /** Writes one, in place of an older one of that check; an empty one only deletes that. */
    public static void write(Path directory, String test, List<String> picture) {
        try {
            Path file = Files.createDirectories(directory).resolve(inFileName(test) + SUFFIX);
            if (picture.isEmpty()) {
                Files.deleteIfExists(file);
            } else {
                Files.write(file, picture);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the interleaving of " + test + " cannot be written in " + directory, e);
        }
    }

    /** The same, of a page; null only deletes an older one. */
    public static void writePage(Path directory, String test, @Nullable Page page) {
        try {
            Path file = Files.createDirectories(directory).resolve(inFileName(test) + PAGE_SUFFIX);
            if (page == null) {
                Files.deleteIfExists(file);
            } else {
                page.write(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the page of " + test + " cannot be written in " + directory, e);
        }
    }

    /** Whether it is a file of a page. */
    public static boolean isPage(Path file) {
        return file.getFileName().toString().endsWith(PAGE_SUFFIX);
    }

    /** The check that a page is of. */
    public static String testOf(Path page) {
        String name = page.getFileName().toString();
        return fromFileName(name.substring(0, name.length() - PAGE_SUFFIX.length()));
    }

    /** What no file name may have everywhere, by its code. */
    private static String inFileName(String test) {
        return ILLEGAL.matcher(test)
                .replaceAll(found -> "%" + (int) found.group().charAt(0) + ";");
    }

    private static String fromFileName(String name) {
        return CODE.matcher(name)
                .replaceAll(found -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(found.group(1)))));
    }

    /** Whether it is such a file. */
    public static boolean isOne(Path file) {
        return file.getFileName().toString().endsWith(SUFFIX);
    }

    /** The pictures by their checks' names; of one that is there twice, the last. */
    public static Map<String, String> read(List<Path> files) throws IOException {
        Map<String, String> drawings = new TreeMap<>();
        for (Path file : files) {
            String name = file.getFileName().toString();
            drawings.put(fromFileName(name.substring(0, name.length() - SUFFIX.length())), Files.readString(file));
        }
        return drawings;
    }
}
