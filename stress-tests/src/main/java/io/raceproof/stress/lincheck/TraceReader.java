package io.raceproof.stress.lincheck;

import io.raceproof.stress.lincheck.Step.Kind;
import io.raceproof.stress.lincheck.Step.Location;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.jspecify.annotations.Nullable;

/**
 * Lincheck's trace, an internal of its, as an {@link Interleaving}. Points carry no link to the call they happened in: the
 * calls of each thread are kept on a stack. A test with stored traces pins what is relied on.
 */
final class TraceReader {
    /** A call that has not returned. */
    private record OpenCall(int step, @Nullable String owner) {}

    private final List<Step> steps = new ArrayList<>();
    private final Map<Integer, Deque<OpenCall>> calls = new HashMap<>();
    private final LockTracer locks = new LockTracer(steps);

    private TraceReader() {}

    static Interleaving read(Trace trace) {
        TraceReader reader = new TraceReader();
        trace.getTrace().forEach(reader::add);
        reader.locks.end();
        return new Interleaving(namesOf(reader.steps), reader.steps);
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
        if (point instanceof MethodReturnTracePoint) {
            OpenCall call = stack.poll();
            if (call != null) {
                locks.returned(call.step());
            }
        } else if (point instanceof MethodCallTracePoint call) {
            addCall(call, stack);
        } else if (point instanceof ReadTracePoint read) {
            if (!read.isLocal()) {
                String variable = variable(read.getOwnerRepresentation(), read.getFieldName(), stack);
                add(point, Kind.READ, textOf(read), variable, null);
            }
        } else if (point instanceof WriteTracePoint write) {
            if (!write.isLocal()) {
                String variable = variable(write.getOwnerRepresentation(), write.getFieldName(), stack);
                add(point, Kind.WRITE, textOf(write), variable, null);
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
        if (locks.isWitness(call)) {
            stack.push(new OpenCall(-1, null)); // no step of its own
            return;
        }
        add(call, Kind.CALL, textOf(call), null, locks.useOf(call));
        String owner = call.getOwnerName();
        stack.push(new OpenCall(steps.size() - 1, owner != null || outer == null ? owner : outer.owner()));
    }

    private void add(TracePoint point, Kind kind, String text, @Nullable String variable, @Nullable LockUse use) {
        OpenCall call =
                calls.getOrDefault(point.getIThread(), new ArrayDeque<>()).peek();
        Location location = point instanceof CodeLocationTracePoint located ? locationOf(located) : Location.UNKNOWN;
        steps.add(new Step(point.getIThread(), kind, text, variable, location, call == null ? -1 : call.step(), use));
    }

    /**
     * A field of {@code this} comes without an owner: it is the object whose method is running. An element of an array
     * comes with the array's name.
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

    private static Location locationOf(CodeLocationTracePoint point) {
        StackTraceElement e = point.getStackTraceElement();
        String file = e.getFileName();
        return new Location(
                e.getClassName().replace('/', '.'),
                e.getMethodName(),
                file == null ? "" : file,
                Math.max(0, e.getLineNumber()));
    }
}
