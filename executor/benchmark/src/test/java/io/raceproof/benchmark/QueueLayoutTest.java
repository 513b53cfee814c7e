package io.raceproof.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.raceproof.futures.Future;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.openjdk.jol.info.ClassLayout;
import org.openjdk.jol.info.FieldLayout;

/** The ends of the work queue lie on cache lines of their own, as this JVM lays them out. */
class QueueLayoutTest {
    private static final long APART = 128;

    @Test
    void head_and_tail_are_far_from_each_other_and_from_what_lies_beside_the_queue() throws Exception {
        ClassLayout layout =
                ClassLayout.parseClass(Class.forName(Future.class.getPackageName() + ".internal.queue.WorkQueue"));
        Map<String, Long> ends = StreamSupport.stream(layout.fields().spliterator(), false)
                .filter(field -> field.typeClass().endsWith("QueueNode"))
                .collect(Collectors.toMap(FieldLayout::name, FieldLayout::offset));
        assertEquals(2, ends.size(), layout.toPrintable());
        long head = ends.getOrDefault("head", 0L);
        long tail = ends.getOrDefault("tail", 0L);
        assertTrue(head >= APART, layout.toPrintable());
        assertTrue(tail - head >= APART, layout.toPrintable());
        assertTrue(layout.instanceSize() - tail >= APART, layout.toPrintable());
    }
}
