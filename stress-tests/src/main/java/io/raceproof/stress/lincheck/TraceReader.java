package io.raceproof.stress.lincheck;

import io.raceproof.stress.lincheck.Step.Kind;
import io.raceproof.stress.lincheck.Step.Location;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jetbrains.kotlinx.lincheck.trace.CodeLocationTracePoint;
import org.jetbrains.kotlinx.lincheck.trace.MethodCallTracePoint;
import org.jetbrains.kotlinx.lincheck.trace.MethodReturnTracePoint;
import org.jetbrains.kotlinx.lincheck.trace.MonitorEnterTracePoint;
import org.jetbrains.kotlinx.lincheck.trace.MonitorExitTracePoint;
import org.jetbrains.kotlinx.lincheck.trace.NotifyTracePoint;
import org.jetbrains.kotlinx.lincheck.trace.ParkTracePoint;
import org.jetbrains.kotlinx.lincheck.trace.ReadTracePoint;
import org.jetbrains.kotlinx.lincheck.trace.SwitchEventTracePoint;
import org.jetbrains.kotlinx.lincheck.trace.Trace;
import org.jetbrains.kotlinx.lincheck.trace.TracePoint;
import org.jetbrains.kotlinx.lincheck.trace.UnparkTracePoint;
import org.jetbrains.kotlinx.lincheck.trace.WaitTracePoint;
import org.jetbrains.kotlinx.lincheck.trace.WriteTracePoint;
import org.jetbrains.lincheck.util.LincheckAnalysisAbortedError;
import org.jspecify.annotations.Nullable;

/**
 * Lincheck's trace, an internal of its, as an {@link Interleaving}. Points carry no link to the call they happened in: the
 * calls of each thread are kept on a stack. A test with stored traces pins what is relied on.
 */
final class TraceReader {
    /** A call that has not returned. */
    private record OpenCall(
            int step, @Nullable String owner, @Nullable Throwable thrown) {}

    /** How the tool writes an object: {@code ArrayList#1}, {@code Array<Object>#2}. */
    private static final Pattern NUMBER = Pattern.compile("\\w+(<[\\w<>]+>)?#\\d+");

    private final List<Step> steps = new ArrayList<>();
    private final Map<Integer, Deque<OpenCall>> calls = new HashMap<>();
    private final LockTracer locks = new LockTracer(steps);
    private final List<Interleaving.Snapshot> heap = new ArrayList<>();

    /** The exceptions that have been told: each leaves several calls, the innermost first. */
    private final Set<Throwable> thrown = new HashSet<>();

    /** At which point of the trace calls have returned, by their steps; and the point that is read. */
    private final Map<Integer, Integer> returns = new HashMap<>();

    private int at;

    private TraceReader() {}

    /**
     * What was read.
     *
     * @param origins for each step, which point of the trace it comes of
     * @param returns for each step that is a call and has returned, at which point
     * @param threads for each point, whose it is; -1 of a switch
     */
    record Traced(
            Interleaving interleaving, List<Integer> origins, Map<Integer, Integer> returns, List<Integer> threads) {}

    static Interleaving read(Trace trace) {
        return traced(trace.getTrace()).interleaving();
    }

    /** The same, with the origins. */
    static Traced traced(List<TracePoint> points) {
        TraceReader reader = new TraceReader();
        List<Integer> origins = new ArrayList<>();
        List<Integer> threads = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            reader.at = i;
            reader.add(points.get(i));
            threads.add(
                    points.get(i) instanceof SwitchEventTracePoint
                            ? -1
                            : points.get(i).getIThread());
            while (origins.size() < reader.steps.size()) {
                origins.add(i);
            }
        }
        reader.locks.end();
        Map<String, String> names = Names.of(reader.steps, reader.locks.wholes());
        reader.steps.replaceAll(step -> named(step, names));
        Interleaving interleaving = new Interleaving(namesOf(reader.steps), reader.steps, names, reader.heap);
        return new Traced(interleaving, origins, reader.returns, threads);
    }

    /** With the objects' names in place of the tool's numbers, but for a variable's value. */
    private static Step named(Step step, Map<String, String> names) {
        LockUse use = step.lock();
        Step result = use == null ? step : step.with(use.called(names.getOrDefault(use.lock(), use.lock())));
        int value = step.variable() == null
                ? step.text().length()
                : step.text().length() - step.value().length();
        String text = NUMBER.matcher(step.text().substring(0, value))
                        .replaceAll(found -> Matcher.quoteReplacement(names.getOrDefault(found.group(), found.group())))
                + step.text().substring(value);
        return result.with(withNumber(step.subject(), names, text));
    }

    /** A name that says not which object it is, as one of two names or of two objects, has the number beside it. */
    private static String withNumber(@Nullable Subject subject, Map<String, String> names, String text) {
        if (subject == null || subject.name().isEmpty() || names.containsKey(subject.id())) {
            return text;
        }
        for (String prefix : List.of(subject.id(), subject.name())) {
            if (text.startsWith(prefix + ".") && !prefix.equals("this")) {
                String name = subject.name().equals("this") ? "" : subject.name() + " ";
                return name.isEmpty() ? text : name + "(" + subject.id() + ")" + text.substring(prefix.length());
            }
        }
        return text;
    }

    private static List<String> namesOf(List<Step> steps) {
        int threads = steps.stream().mapToInt(Step::thread).max().orElse(0) + 1;
        List<String> names = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            names.add(i == 0 ? "main" : "thread " + i);
        }
        return names;
    }

    private void add(TracePoint point) {
        Deque<OpenCall> stack = calls.computeIfAbsent(point.getIThread(), thread -> new ArrayDeque<>());
        List<Heap.Cell> cells = ObjectIds.heapBefore(point.getEventId());
        if (cells != null) {
            heap.add(new Interleaving.Snapshot(steps.size(), cells));
        }
        if (point instanceof MethodReturnTracePoint) {
            OpenCall call = stack.poll();
            if (call != null) {
                returns.put(call.step(), at);
                returned(call);
            }
        } else if (point instanceof MethodCallTracePoint call) {
            addCall(call, stack);
        } else if (point instanceof ReadTracePoint read) {
            if (!read.isLocal()) {
                String owner = read.getOwnerRepresentation();
                addAccess(read, Kind.READ, owner, read.getFieldName(), " \u279c ", stack);
            }
        } else if (point instanceof WriteTracePoint write) {
            if (!write.isLocal()) {
                String owner = write.getOwnerRepresentation();
                addAccess(write, Kind.WRITE, owner, write.getFieldName(), " = ", stack);
            }
        } else if (point instanceof SwitchEventTracePoint) {
            add(point, Kind.SWITCH, point.toString(), null, null);
        } else {
            String sync = syncText(point);
            if (sync != null) {
                add(point, Kind.SYNC, sync, null, locks.useOf(point));
            }
        }
    }

    private void addCall(MethodCallTracePoint call, Deque<OpenCall> stack) {
        OpenCall outer = stack.peek();
        add(call, Kind.CALL, textOf(call), null, locks.useOf(call));
        int step = steps.size() - 1;
        steps.set(step, steps.get(step).returnedAt(LockUse.NEVER));
        String owner = call.getOwnerName();
        stack.push(
                new OpenCall(step, owner != null || outer == null ? owner : outer.owner(), call.getThrownException()));
    }

    /** A call that was cut off has a return in the trace all the same. */
    private void returned(OpenCall call) {
        if (call.thrown() instanceof LincheckAnalysisAbortedError) {
            return;
        }
        Step step = steps.get(call.step());
        steps.set(call.step(), step.returnedAt(steps.size() - 1));
        locks.returned(call.step());
        if (call.thrown() != null && thrown.add(call.thrown())) {
            StackTraceElement[] trace = call.thrown().getStackTrace();
            Location location = trace.length == 0 ? Location.UNKNOWN : lastIn(locationOf(trace[0]), step.thread());
            String message = call.thrown().getMessage();
            String text =
                    "throws " + call.thrown().getClass().getSimpleName() + (message == null ? "" : ": " + message);
            steps.add(new Step(step.thread(), Kind.THROW, text, null, location, call.step()));
        }
    }

    /** The tool's code in a method confuses the line numbers of stack traces: the method's last step has the right one. */
    private Location lastIn(Location place, int thread) {
        for (int i = steps.size() - 1; i >= 0; i--) {
            Location last = steps.get(i).location();
            boolean same =
                    last.className().equals(place.className()) && last.method().equals(place.method());
            if (same && steps.get(i).thread() == thread && last.line() > 0) {
                return last;
            }
        }
        return place;
    }

    private void add(TracePoint point, Kind kind, String text, @Nullable String variable, @Nullable LockUse use) {
        OpenCall call =
                calls.getOrDefault(point.getIThread(), new ArrayDeque<>()).peek();
        Location location = point instanceof CodeLocationTracePoint located
                ? locationOf(located.getStackTraceElement())
                : Location.UNKNOWN;
        steps.add(new Step(
                point.getIThread(),
                kind,
                text,
                variable,
                location,
                call == null ? -1 : call.step(),
                use,
                ObjectIds.of(point.getEventId()),
                -1));
    }

    private void addAccess(
            CodeLocationTracePoint point,
            Kind kind,
            @Nullable String owner,
            String field,
            String mark,
            Deque<OpenCall> stack) {
        Subject subject = ObjectIds.of(point.getEventId());
        String text = textOf(point);
        int at = text.indexOf(mark);
        if (subject == null || at < 0) {
            add(point, kind, text, variable(owner, field, stack), null);
        } else if (field.endsWith("]")) {
            String element = subject.id() + field.substring(field.lastIndexOf('['));
            add(point, kind, element + text.substring(at), element, null);
        } else {
            boolean own = subject.name().equals("this") || owner == null;
            String words = (own ? "" : subject.id() + ".") + field + text.substring(at);
            add(point, kind, words, subject.id() + "." + field, null);
        }
    }

    /**
     * Where the object is not known: a field of {@code this} comes without an owner, it is the object whose method is
     * running. An element of an array comes with the array's name.
     */
    private static String variable(@Nullable String owner, String field, Deque<OpenCall> stack) {
        if (field.contains("[")) {
            return field;
        }
        OpenCall call = stack.peek();
        String object = owner != null ? owner : call != null && call.owner() != null ? call.owner() : "";
        return object + "." + field;
    }

    private static @Nullable String syncText(TracePoint point) {
        if (point instanceof MonitorEnterTracePoint) {
            return "enters synchronized";
        }
        if (point instanceof MonitorExitTracePoint) {
            return "leaves synchronized";
        }
        if (point instanceof WaitTracePoint) {
            return "waits";
        }
        if (point instanceof NotifyTracePoint) {
            return "notifies";
        }
        if (point instanceof ParkTracePoint) {
            return "parks";
        }
        return point instanceof UnparkTracePoint ? "unparks a thread" : null;
    }

    /** Lincheck's own words, without the place that they end with. */
    private static String textOf(CodeLocationTracePoint point) {
        String text = point.toString();
        int place = text.lastIndexOf(" at ");
        return place < 0 ? text : text.substring(0, place);
    }

    private static Location locationOf(StackTraceElement e) {
        String file = e.getFileName();
        return new Location(
                e.getClassName().replace('/', '.'),
                e.getMethodName(),
                file == null ? "" : file,
                Math.max(0, e.getLineNumber()));
    }
}
