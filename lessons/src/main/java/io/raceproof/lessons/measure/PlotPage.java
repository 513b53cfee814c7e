package io.raceproof.lessons.measure;

import com.google.gson.Gson;
import io.raceproof.stress.report.Stamp;
import io.raceproof.stress.web.LocalServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * A page with what was measured: one HTML file that needs no network. The plots are drawn by uPlot, whose script is packed
 * into the page; the numbers stand in tables below them. The data stand in the page as JSON, in the shape of this record, and
 * are drawn as text only: no value can become markup or code.
 *
 * @param schema the version of this shape
 * @param title for people
 * @param story what was measured, in a sentence or two
 * @param stamp where and when
 * @param claims what is said of it
 * @param plots pictures
 * @param tables numbers
 * @param notes what could not be measured here, and why
 */
public record PlotPage(
        int schema,
        String title,
        String story,
        Stamp stamp,
        List<Claim> claims,
        List<Plot> plots,
        List<Table> tables,
        List<String> notes) {
    /** The version of the shape. */
    public static final int SCHEMA = 1;

    /** The version is Maven's business: the name of the folder is looked up from what the build put beside the class. */
    private static final String LIBRARY = "/META-INF/resources/webjars/uplot/1.6.30/dist/";

    /** Keeps copies. */
    public PlotPage {
        claims = List.copyOf(claims);
        plots = List.copyOf(plots);
        tables = List.copyOf(tables);
        notes = List.copyOf(notes);
    }

    /** With what an exhibit has found. */
    public static PlotPage of(String title, String story, Stamp stamp, Exhibit.Findings found) {
        return new PlotPage(SCHEMA, title, story, stamp, found.claims(), found.plots(), found.tables(), found.notes());
    }

    /** What was found, without the page's own words. */
    public Exhibit.Findings findings() {
        return new Exhibit.Findings(claims, plots, tables, notes);
    }

    /** Writes it. An old page in its place is replaced in one step. */
    public void write(Path file) throws IOException {
        Path target = file.toAbsolutePath();
        Path temporary = target.resolveSibling(target.getFileName() + ".new");
        try {
            Files.writeString(temporary, html(), StandardCharsets.UTF_8);
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** The whole file. */
    String html() throws IOException {
        return read("measured.html")
                .replace("/*STYLE*/", style())
                .replace("/*SCRIPT*/", script())
                .replace("/*DATA*/", new Gson().toJson(this)); // it writes < and > as \\u003c and \\u003e
    }

    /** The style sheet of the plots, for pages of which they are a part. */
    public static String style() throws IOException {
        return read(LIBRARY + "uPlot.min.css") + read("plots.css");
    }

    /** The script that draws what stands in {@code #plots-data} into {@code #plots}, for pages of which the plots are a part. */
    public static String script() throws IOException {
        return read(LIBRARY + "uPlot.iife.min.js") + read("plots.js");
    }

    private static String read(String resource) throws IOException {
        return LocalServer.resource(PlotPage.class, resource);
    }
}
