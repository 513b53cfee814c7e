package io.raceproof.lessons.demo;

import io.raceproof.lessons.LessonFolder;
import java.util.ArrayList;
import java.util.List;

/**
 * The source of a class of a lesson, as it was compiled: the build puts it beside the class file. Nothing is shown to a
 * reader that is not part of the program that runs.
 *
 * @param file the file's name
 * @param lines all lines
 */
public record SourceText(String file, List<String> lines) {
    /**
     * A line of the source.
     *
     * @param number counted from 1
     * @param text without the indentation that all lines of its region share
     */
    public record Line(int number, String text) {}

    /** Reads that of a class of a lesson. */
    public static SourceText of(LessonFolder folder, String simpleName) {
        String file = simpleName + ".java";
        return new SourceText(file, folder.read(file).lines().toList());
    }

    /** The lines between {@code @start} and {@code @end}. */
    public List<Line> region() {
        List<Line> region = new ArrayList<>();
        boolean inside = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.strip().startsWith("// @start")) {
                inside = true;
            } else if (line.strip().startsWith("// @end")) {
                inside = false;
            } else if (inside) {
                region.add(new Line(i + 1, line));
            }
        }
        int indent = region.stream()
                .filter(line -> !line.text().isBlank())
                .mapToInt(line ->
                        line.text().length() - line.text().stripLeading().length())
                .min()
                .orElse(0);
        return region.stream()
                .map(line -> new Line(
                        line.number(),
                        line.text().substring(Math.min(indent, line.text().length()))))
                .toList();
    }
}
