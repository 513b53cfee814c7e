package io.raceproof.benchmark;

import io.raceproof.stress.report.Terminal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs workloads with JMH: each peer and setting in JVMs of its own. Not thread-safe. */
final class Jmh {
    private final double tokens = CpuTasks.tokensPerMicrosecond();
    private final boolean quick;
    private final Terminal terminal;
    private final List<RunResult> results = new ArrayList<>();

    Jmh(boolean quick, Terminal terminal) {
        this.quick = quick;
        this.terminal = terminal;
    }

    /** Runs them one after the other. */
    void run(List<Workload> workloads) throws RunnerException {
        JmhProgress progress = new JmhProgress(
                terminal, workloads.stream().mapToInt(w -> w.cells(quick)).sum());
        for (Workload workload : workloads) {
            for (String threads : workload.threads(quick)) {
                results.addAll(new Runner(options(workload, threads).build(), progress).run());
            }
        }
    }

    private ChainedOptionsBuilder options(Workload workload, String threads) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(workload.include())
                .shouldFailOnError(true)
                .forks(quick ? 1 : 3)
                .warmupIterations(quick ? 2 : workload.warmups())
                .warmupTime(TimeValue.milliseconds(200))
                .measurementIterations(quick ? 3 : 4)
                .measurementTime(TimeValue.milliseconds(200))
                .timeout(TimeValue.seconds(60))
                .jvmArgsAppend(jvmArguments(tokens))
                .param(
                        "peer",
                        workload.availablePeers().stream().map(Peer::name).toArray(String[]::new));
        options.addProfiler(CpuProfiler.class);
        if (workload.name().equals(JmhResults.ALLOCATING)) {
            options.addProfiler(GCProfiler.class);
        }
        for (Workload.Axis axis : workload.axes()) {
            boolean isThreads = axis.name().equals(Workload.THREADS);
            options.param(
                    axis.name(),
                    isThreads ? new String[] {threads} : axis.values(quick).toArray(String[]::new));
            if (isThreads) {
                options.threads(Integer.parseInt(threads));
            }
        }
        return options;
    }

    /** A heap of fixed size, so that its growth is not measured. JMH's use of Unsafe is no news to those who measure. */
    private static String[] jvmArguments(double tokens) {
        List<String> arguments = new ArrayList<>(List.of("-Xms1g", "-Xmx1g", "-D" + CpuTasks.TOKENS + "=" + tokens));
        if (Runtime.version().feature() >= 24) {
            arguments.add("--sun-misc-unsafe-memory-access=allow");
        }
        return arguments.toArray(String[]::new);
    }

    /** JMH's own table. */
    void printTable() {
        ResultFormatFactory.getInstance(ResultFormatType.TEXT, System.out).writeOut(results);
    }

    /** Writes JMH's own JSON. */
    void write(Path file) {
        ResultFormatFactory.getInstance(ResultFormatType.JSON, file.toString()).writeOut(results);
    }
}
