package io.raceproof.benchmark;

import com.google.gson.GsonBuilder;
import io.raceproof.stress.report.Stamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * All that a run has to say; the JSON has the shape of this record.
 *
 * @param schema the version of this shape
 * @param stamp where and when
 * @param quick whether it was a quick run, whose figures are rough
 * @param load of the machine before the run, averaged over a minute; negative where the system does not say
 * @param cells what was measured
 * @param ratios ours against the others
 */
record Report(int schema, Stamp stamp, boolean quick, double load, List<Cell> cells, List<Ratio> ratios) {
    private static final int SCHEMA = 1;

    /** The report of these measurements, made here and now. */
    static Report of(List<Cell> cells, boolean quick, double load) {
        return new Report(SCHEMA, Stamp.here(), quick, load, List.copyOf(cells), Ratio.of(cells));
    }

    /** Writes it as JSON and as a page. */
    void write(Path directory) throws IOException {
        Files.writeString(
                directory.resolve("benchmark.json"),
                new GsonBuilder().setPrettyPrinting().create().toJson(this));
        Files.writeString(directory.resolve("benchmark.html"), new PlotPage(this).html());
    }
}
