package io.raceproof.lessons.runner.sheets;

import io.raceproof.lessons.Lesson;
import io.raceproof.stress.report.Chromium;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Prints lessons with a browser. For one thread. */
public final class PdfPrinter {
    private static final double LARGEST = 11;
    private static final double SMALLEST = 6;
    private static final double STEP = 0.5;

    /** Each page of a PDF is an object of this type; its tree of pages is of another. */
    private static final Pattern PAGE = Pattern.compile("/Type\\s*/Page(?![A-Za-z])");

    private final Chromium browser;
    private final Path page;

    /** With this browser; the pages that it prints are written into a folder first. */
    public PdfPrinter(Chromium browser, Path folder) {
        this.browser = browser;
        this.page = folder.resolve("page.html");
    }

    /** A lesson's slides. */
    public byte[] slides(Lesson lesson) throws IOException {
        return pdf(SlideSheets.html(lesson));
    }

    /** A lesson's handout, in the largest letters with which it has two pages. */
    public byte[] handout(Lesson lesson) throws IOException {
        byte[] pdf = pdf(Handout.html(lesson, LARGEST));
        for (double size = LARGEST - STEP; pages(pdf) > Handout.PAGES && size >= SMALLEST; size -= STEP) {
            pdf = pdf(Handout.html(lesson, size));
        }
        return pdf;
    }

    private byte[] pdf(String html) throws IOException {
        Files.writeString(page, html);
        try (Chromium.Tab tab = browser.tab(1280, 800)) {
            return tab.open(page.toUri().toString()).pdf();
        }
    }

    /** How many pages a PDF has. */
    public static int pages(byte[] pdf) {
        return (int) PAGE.matcher(new String(pdf, StandardCharsets.ISO_8859_1))
                .results()
                .count();
    }
}
