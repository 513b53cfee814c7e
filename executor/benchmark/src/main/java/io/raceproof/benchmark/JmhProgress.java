package io.raceproof.benchmark;

import io.raceproof.stress.report.Terminal;
import java.io.IOException;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.format.OutputFormat;

/** One line for each setting and peer, instead of JMH's thirty. What JMH warns of, it still prints. */
final class JmhProgress implements OutputFormat {
    private final Terminal terminal;
    private final int all;
    private int done;

    /**
     * Prints to {@code terminal}.
     *
     * @param all how many lines there will be
     */
    JmhProgress(Terminal terminal, int all) {
        this.terminal = terminal;
        this.all = all;
    }

    @Override
    public void startBenchmark(BenchmarkParams params) {}

    @Override
    public void endBenchmark(@Nullable BenchmarkResult result) {
        done++;
        if (result != null) {
            String name = result.getParams().getBenchmark();
            StringBuilder line = new StringBuilder(
                    String.format(Locale.ROOT, "%4d/%d %-12s", done, all, name.substring(name.lastIndexOf('.') + 1)));
            for (String key : result.getParams().getParamsKeys()) {
                line.append(' ')
                        .append(key)
                        .append('=')
                        .append(result.getParams().getParam(key));
            }
            terminal.line(String.format(
                    Locale.ROOT,
                    "%-58s %12.3f %s",
                    line,
                    result.getPrimaryResult().getScore(),
                    result.getPrimaryResult().getScoreUnit()));
        }
    }

    @Override
    public void iteration(BenchmarkParams params, IterationParams iteration, int number) {}

    @Override
    public void iterationResult(
            BenchmarkParams params, IterationParams iteration, int number, IterationResult result) {}

    @Override
    public void startRun() {}

    @Override
    public void endRun(Collection<RunResult> result) {}

    @Override
    public void print(String text) {
        println(text);
    }

    @Override
    public void println(String text) {
        if (!text.isBlank() && !text.startsWith("#")) { // what begins with # is how far it is
            terminal.line(text);
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    @Override
    public void verbosePrintln(String text) {}

    @Override
    public void write(int character) {}

    @Override
    public void write(byte[] bytes) throws IOException {}
}
