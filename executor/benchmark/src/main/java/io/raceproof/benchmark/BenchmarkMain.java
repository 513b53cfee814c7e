package io.raceproof.benchmark;

import io.raceproof.stress.report.Terminal;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.runner.RunnerException;

/** The program: measures, prints, and writes what it has measured. */
public final class BenchmarkMain {
    private static final int USAGE = 64;

    private final Terminal terminal = Terminal.ofProcess();
    private final Path directory;
    private final Selection selection;
    private final boolean quick;
    private final double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    private final List<Cell> cells = new ArrayList<>();

    private BenchmarkMain(Path directory, Selection selection, boolean quick) {
        this.directory = directory;
        this.selection = selection;
        this.quick = quick;
    }

    /**
     * Runs it. Exit status 1: a measurement failed; 64: there is no such workload.
     *
     * @param args the module's directory; names of workloads, separated by commas, or "all"; "false" for a full run,
     *     anything else for a quick one; "false", or anything else to publish the results in the README
     */
    public static void main(String[] args) throws Exception {
        Selection selection = selection(args[1]);
        boolean quick = !args[2].equals("false");
        boolean publish = !args[3].equals("false");
        if (publish && (quick || !selection.isAll())) {
            System.err.println(
                    "Only a full run of all workloads is published: leave out -Dquick and -Dbench, or -Dpublish.");
            System.exit(USAGE);
        }
        Path module = Path.of(args[0]);
        Path directory = Files.createDirectories(module.resolve("target/benchmark"));
        try {
            Report report = new BenchmarkMain(directory, selection, quick).run();
            if (publish) {
                Publication.of(module).add(report);
            }
        } catch (RunnerException | IOException e) {
            System.err.println("The benchmark could not go on: " + e.getMessage());
            System.exit(1);
        }
    }

    private static Selection selection(String names) {
        try {
            return Selection.of(names);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(USAGE);
            throw e;
        }
    }

    /** What was measured before something failed is reported too. */
    private Report run() throws Exception {
        try {
            measure();
        } catch (Throwable t) {
            report();
            throw t;
        }
        return report();
    }

    private void measure() throws Exception {
        runJmh();
        int repetitions = quick ? 1 : 3;
        if (selection.has(IdleCpu.NAME)) {
            say("idle pools");
            cells.addAll(new IdleCpu(repetitions).measure());
        }
        if (selection.has(Footprint.NAME)) {
            say("bytes per task");
            cells.addAll(new Footprint(repetitions).measure());
        }
        if (selection.has(Processes.NAME)) {
            say("process pools");
            cells.addAll(new Processes(quick).measure());
        }
        runPython(repetitions);
    }

    private Report report() throws IOException {
        cells.addAll(Flatness.of(cells));
        printPlain();
        Report report = Report.of(cells, quick, load);
        report.write(directory);
        terminal.line();
        RatioTable.lines(report).forEach(terminal::line);
        terminal.line();
        terminal.line(report.stamp().line());
        terminal.line("see " + directory.resolve("benchmark.html"));
        return report;
    }

    private void runJmh() throws RunnerException, IOException {
        List<Workload> workloads = selection.workloads();
        if (workloads.isEmpty()) {
            return;
        }
        if (!Peer.VIRTUAL.isAvailable()) {
            say("virtual threads are left out: they need JDK 21 or newer");
        }
        Jmh jmh = new Jmh(quick, terminal);
        Path file = directory.resolve("jmh.json");
        try {
            jmh.run(workloads);
        } finally {
            jmh.write(file);
            jmh.printTable();
            cells.addAll(JmhResults.read(Files.readString(file)));
        }
    }

    private void runPython(int repetitions) throws IOException, InterruptedException {
        List<String> threads = List.of("burst", "pingpong", "startup").stream()
                .filter(selection::has)
                .toList();
        if (threads.isEmpty() && !selection.has(Processes.NAME)) {
            return;
        }
        if (!CPython.isAvailable()) {
            say("CPython is left out: there is no python3");
            return;
        }
        say("CPython");
        CPython python = new CPython(directory);
        if (!threads.isEmpty()) {
            cells.addAll(python.measure("threads.py", repetitions, threads));
        }
        if (selection.has(Processes.NAME)) {
            List<String> trips = List.of(Integer.toString(Processes.roundTrips(quick)));
            cells.addAll(python.measure("processes.py", repetitions, trips));
        }
    }

    /** JMH prints its own table; this is what it has not measured. */
    private void printPlain() {
        terminal.line();
        cells.stream()
                .filter(cell -> !Workload.isOne(cell.workload()) || cell.peer().equals(CPython.LABEL))
                .map(cell -> String.format(
                        Locale.ROOT,
                        "%-28s %-11s %-11s %12.2f %s",
                        cell.workload(),
                        cell.setting(),
                        cell.peer(),
                        cell.median(),
                        cell.unit()))
                .forEach(terminal::line);
    }

    private void say(String what) {
        terminal.line("… " + what);
    }
}
