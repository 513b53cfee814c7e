package io.raceproof.stress.lincheck;

import java.lang.invoke.VarHandle;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jetbrains.kotlinx.lincheck.strategy.managed.ManagedStrategy;
import org.jetbrains.kotlinx.lincheck.strategy.managed.ObjectTracker;
import org.jetbrains.kotlinx.lincheck.strategy.managed.ObjectTrackerKt;
import org.jetbrains.kotlinx.lincheck.trace.MethodCallTracePoint;
import org.jetbrains.kotlinx.lincheck.trace.MonitorEnterTracePoint;
import org.jetbrains.kotlinx.lincheck.trace.MonitorExitTracePoint;
import org.jetbrains.kotlinx.lincheck.trace.ReadTracePoint;
import org.jetbrains.kotlinx.lincheck.trace.TraceCollector;
import org.jetbrains.kotlinx.lincheck.trace.TracePoint;
import org.jetbrains.lincheck.analysis.ShadowStackFrame;
import org.jspecify.annotations.Nullable;

/**
 * The object of each point of Lincheck's trace. The trace itself keeps at most the name of a variable that holds the
 * receiver of a call, so that one object has many names, and nothing at all of a monitor. {@link ObjectIdsPatch} makes the
 * tool call {@link #note} while it records a trace.
 *
 * <pre>
 *   Injections ──event──► ManagedStrategy ──adds a point──► TraceCollector ──► Trace
 *                              │                                                │
 *                              └──note(object)──► ObjectIds ◄──of(event id)── TraceReader
 * </pre>
 *
 * <p>Its fields are written by the one thread that the model checker lets run, and read by the thread that waited for it.
 */
public final class ObjectIds {
    static final String OTHER_VERSION = "Lincheck is another version than the one this was written for: ";

    private static final Map<Integer, Subject> BY_EVENT = new ConcurrentHashMap<>();

    /** What the shared objects hold, by the event before which that has changed. */
    private static final Map<Integer, List<Heap.Cell>> HEAPS = new ConcurrentHashMap<>();

    /** The last of these. */
    private static List<Heap.Cell> heap = List.of();

    /** Of the trace that is recorded; another one means that another trace begins. */
    private static @Nullable TraceCollector recorded;

    /** Whether the shared objects may hold something else than {@link #heap}. */
    private static boolean changed;

    /** The thread of the last event. */
    private static int lastThread;

    private ObjectIds() {}

    /** Of a point of the trace that was recorded last; null if it is about none, or the tool was not patched. */
    static @Nullable Subject of(int eventId) {
        return BY_EVENT.get(eventId);
    }

    /** What the shared objects hold before a point of the trace that was recorded last; null if it is as before. */
    static @Nullable List<Heap.Cell> heapBefore(int eventId) {
        return HEAPS.get(eventId);
    }

    /**
     * For the tool: the point that it added last is about this object.
     *
     * @param recording whether the tool records a trace; else nothing is done
     * @param value what is read or written, if it is a field
     */
    public static void note(
            boolean recording, ManagedStrategy strategy, @Nullable Object object, @Nullable Object value) {
        if (!recording || object == null) {
            changed = true; // by a static field, say
            return;
        }
        try {
            TraceCollector collector = Objects.requireNonNull((TraceCollector) Access.COLLECTOR.get(strategy));
            if (collector != recorded) {
                recorded = collector;
                BY_EVENT.clear();
                HEAPS.clear();
                heap = List.of();
                changed = true;
            }
            List<TracePoint> points = collector.getTrace();
            TracePoint last = points.isEmpty() ? null : points.get(points.size() - 1);
            if (last != null && ScheduleRecorder.isOn() && last.getIThread() == 0) {
                noteMain(last.getEventId());
            } else if (last != null && !BY_EVENT.containsKey(last.getEventId())) {
                ObjectTracker tracker = Objects.requireNonNull((ObjectTracker) Access.TRACKER.invoke(strategy));
                Subject subject = new Subject(
                        ObjectTrackerKt.getObjectRepresentation(tracker, object),
                        nameOf(object, framesOf(strategy, last.getIThread())),
                        isConcurrent(object.getClass()),
                        elementsOf(value == null ? object : value, tracker));
                BY_EVENT.put(last.getEventId(), subject);
                noteHeap(last.getEventId());
                lastThread = last.getIThread();
                changed = mayChange(last, object);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(OTHER_VERSION + e, e);
        }
    }

    /** Of the main thread, only what the actors have left is of interest where schedules are recorded. */
    private static void noteMain(int eventId) {
        if (lastThread != 0) {
            noteHeap(eventId);
        }
        lastThread = 0;
        changed = true;
    }

    /** Fields change by writes; atomically, by calls of objects of java.util.concurrent and of what these call. */
    private static boolean mayChange(TracePoint point, Object object) {
        boolean reads = point instanceof ReadTracePoint
                || point instanceof MonitorEnterTracePoint
                || point instanceof MonitorExitTracePoint;
        boolean plainCall = point instanceof MethodCallTracePoint
                && !isConcurrent(object.getClass())
                && !object.getClass().getName().endsWith("Unsafe");
        return !reads && !plainCall;
    }

    private static void noteHeap(int eventId) {
        if (!changed) {
            return;
        }
        List<Heap.Cell> now = Heap.of(Actors.shared());
        if (!now.equals(heap)) {
            heap = List.copyOf(now);
            HEAPS.put(eventId, heap);
        }
    }

    private static List<ShadowStackFrame> framesOf(ManagedStrategy strategy, int thread)
            throws ReflectiveOperationException {
        @SuppressWarnings("unchecked")
        Map<Integer, List<ShadowStackFrame>> stacks =
                (Map<Integer, List<ShadowStackFrame>>) Access.FRAMES.get(strategy);
        List<ShadowStackFrame> frames = stacks == null ? null : stacks.get(thread);
        return frames == null ? List.of() : frames;
    }

    /** The field that holds it, of the innermost caller that has one. */
    private static String nameOf(Object object, List<ShadowStackFrame> frames) throws ReflectiveOperationException {
        boolean innermost = true;
        boolean own = false;
        for (int i = frames.size() - 1; i >= 0; i--) {
            Object receiver = frames.get(i).getInstance();
            for (Object caller : receiver == null ? List.of() : callersIn(receiver)) {
                own |= innermost && caller == object;
                String name = caller == object ? "" : fieldWith(object, caller);
                if (!name.isEmpty()) {
                    return name;
                }
            }
            innermost = false;
        }
        return own ? "this" : "";
    }

    /** What has a frame, and what that has captured: a method that is called by its reference has no frame of its own. */
    private static List<Object> callersIn(Object receiver) throws ReflectiveOperationException {
        List<Object> callers = new ArrayList<>(List.of(receiver));
        for (Field field : HeldFields.captured(receiver.getClass())) {
            Object value = field.get(receiver);
            if (value != null) {
                callers.add(value);
            }
        }
        return callers;
    }

    private static String fieldWith(Object object, Object caller) throws ReflectiveOperationException {
        for (Class<?> type = caller.getClass();
                type != null && !isOfJdk(type) && !type.isHidden();
                type = type.getSuperclass()) {
            for (Field field : HeldFields.named(type)) {
                Object held = field.get(Modifier.isStatic(field.getModifiers()) ? null : caller);
                if (held == object) {
                    return field.getName();
                }
            }
        }
        return "";
    }

    private static boolean isOfJdk(Class<?> type) {
        return type.getName().startsWith("java.") || type.getName().startsWith("jdk.");
    }

    private static boolean isConcurrent(Class<?> type) {
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            if (c.getName().startsWith("java.util.concurrent.") && !c.isEnum()) {
                return true;
            }
        }
        return VarHandle.class.isAssignableFrom(type) || Thread.class.isAssignableFrom(type);
    }

    private static List<String> elementsOf(Object object, ObjectTracker tracker) {
        List<String> elements = new ArrayList<>();
        int length = object.getClass().isArray() ? Array.getLength(object) : 0;
        for (int i = 0; i < Math.min(length, Subject.MOST_ELEMENTS); i++) {
            elements.add(ObjectTrackerKt.getObjectRepresentation(tracker, Array.get(object, i)));
        }
        return elements;
    }

    /** What the tool keeps to itself. */
    private static final class Access {
        static final Field COLLECTOR;
        static final Field FRAMES;
        static final Method TRACKER;

        static {
            try {
                COLLECTOR = ManagedStrategy.class.getDeclaredField("traceCollector");
                FRAMES = ManagedStrategy.class.getDeclaredField("shadowStack");
                TRACKER = ManagedStrategy.class.getDeclaredMethod("getObjectTracker");
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(OTHER_VERSION + e, e);
            }
            COLLECTOR.setAccessible(true);
            FRAMES.setAccessible(true);
            TRACKER.setAccessible(true);
        }
    }
}
