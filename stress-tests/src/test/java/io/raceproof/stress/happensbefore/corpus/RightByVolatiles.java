package io.raceproof.stress.happensbefore.corpus;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicMarkableReference;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.concurrent.atomic.AtomicStampedReference;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Ordered by volatile variables, atomics, VarHandles and final fields; or immutable. */
@SuppressWarnings({"NullAway", "ReturnValueIgnored", "UnusedVariable", "UnnecessaryStringBuilder"
}) // as short as they can be
public final class RightByVolatiles extends Programs {
    /** By name. */
    public RightByVolatiles(String name) {
        super(name);
    }

    private static final class Page {
        private volatile boolean ready;
        private volatile int @Nullable [] numbers;
        private volatile int version;
        private volatile @Nullable Page next;
        private int data;
        private int seen;

        private void publish() {
            data = 1;
            ready = true;
        }

        private void read() {
            if (ready) {
                seen = data;
            }
        }
    }

    static void a_volatile_flag() throws Exception {
        Page page = new Page();
        race(page, page::publish, page::read);
    }

    static void a_volatile_flag_that_is_waited_for() throws Exception {
        Page page = new Page();
        race(page, page::publish, () -> {
            while (!page.ready) {
                Thread.onSpinWait();
            }
            page.seen = page.data;
        });
    }

    static void an_array_published_by_a_volatile_field() throws Exception {
        Page page = new Page();
        race(page, () -> page.numbers = new int[] {1, 2}, () -> {
            int[] numbers = page.numbers;
            page.seen = numbers == null ? 0 : numbers[0] + numbers[1];
        });
    }

    static void an_array_republished_after_each_change() throws Exception {
        Page page = new Page();
        page.numbers = new int[1];
        race(
                page,
                () -> {
                    int[] copy = page.numbers.clone();
                    copy[0]++;
                    page.numbers = copy;
                },
                () -> page.seen = page.numbers[0]);
    }

    static void an_object_published_by_a_volatile_field() throws Exception {
        Page page = new Page();
        race(
                page,
                () -> {
                    Page made = new Page();
                    made.data = 3;
                    page.next = made;
                },
                () -> {
                    Page made = page.next;
                    page.seen = made == null ? 0 : made.data;
                });
    }

    static void a_chain_of_volatile_flags() throws Exception {
        Page first = new Page();
        Page second = new Page();
        race(
                first,
                first::publish,
                () -> {
                    if (first.ready) {
                        second.ready = true;
                    }
                },
                () -> {
                    if (second.ready) {
                        second.seen = first.data;
                    }
                });
    }

    static void a_version_that_is_written_last() throws Exception {
        Page page = new Page();
        race(
                page,
                () -> {
                    page.data = 7;
                    page.version = 1;
                },
                () -> {
                    if (page.version == 1) {
                        page.seen = page.data;
                    }
                });
    }

    static void an_immutable_object_in_a_volatile_field() throws Exception {
        AtomicReference<Map<String, Integer>> current = new AtomicReference<>(Map.of("a", 1));
        race(
                current,
                () -> {
                    Map<String, Integer> copy = new HashMap<>(current.get());
                    copy.put("b", 2);
                    current.set(Map.copyOf(copy));
                },
                () -> require(current.get().size() > 0, "empty"),
                () -> current.get().get("b"));
    }

    private record Point(int x, List<Integer> more) {}

    static void a_record_replaced_by_compare_and_set() throws Exception {
        AtomicReference<Point> point = new AtomicReference<>(new Point(0, List.of()));
        race(
                point,
                () -> move(point),
                () -> move(point),
                () -> require(point.get().x() <= 2, "too far"));
    }

    private static void move(AtomicReference<Point> point) {
        Point old = point.get();
        while (!point.compareAndSet(old, new Point(old.x() + 1, List.of(old.x())))) {
            old = point.get();
        }
    }

    static void update_and_get_of_a_list() throws Exception {
        AtomicReference<List<Integer>> list = new AtomicReference<>(new ArrayList<>());
        race(
                list,
                () -> list.updateAndGet(RightByVolatiles::longer),
                () -> list.updateAndGet(RightByVolatiles::longer));
        require(list.get().size() == 2, "an update was lost");
    }

    private static List<Integer> longer(List<Integer> old) {
        List<Integer> longer = new ArrayList<>(old);
        longer.add(old.size());
        return longer;
    }

    static void get_and_accumulate() throws Exception {
        AtomicReference<int[]> box = new AtomicReference<>(new int[] {1});
        race(
                box,
                () -> box.accumulateAndGet(new int[] {2}, RightByVolatiles::sum),
                () -> box.getAndAccumulate(new int[] {3}, RightByVolatiles::sum));
        require(box.get()[0] == 6, "a sum was lost");
    }

    private static int[] sum(int[] a, int[] b) {
        return new int[] {a[0] + b[0]};
    }

    static void an_atomic_counter_as_a_ticket() throws Exception {
        AtomicInteger next = new AtomicInteger();
        int[] places = new int[2];
        race(next, () -> places[next.getAndIncrement()] = 1, () -> places[next.getAndIncrement()] = 2);
        require(places[0] + places[1] == 3, "one place was taken twice");
    }

    static void the_last_of_two_adds_up() throws Exception {
        AtomicInteger left = new AtomicInteger(2);
        int[] parts = new int[3];
        race(parts, () -> part(left, parts, 0), () -> part(left, parts, 1));
        require(parts[2] == 3, "the sum is " + parts[2]);
    }

    private static void part(AtomicInteger left, int[] parts, int index) {
        parts[index] = index + 1;
        if (left.decrementAndGet() == 0) {
            parts[2] = parts[0] + parts[1];
        }
    }

    static void lazy_set_and_get() throws Exception {
        AtomicReference<int[]> box = new AtomicReference<>();
        race(box, () -> box.lazySet(new int[] {1}), () -> {
            int[] seen = box.get();
            require(seen == null || seen[0] == 1, "half made");
        });
    }

    static void set_release_and_get_acquire() throws Exception {
        AtomicLong flag = new AtomicLong();
        int[] box = {0};
        race(
                box,
                () -> {
                    box[0] = 1;
                    flag.setRelease(1);
                },
                () -> {
                    if (flag.getAcquire() == 1) {
                        box[0]++;
                    }
                });
    }

    static void elements_of_atomic_arrays() throws Exception {
        AtomicIntegerArray counters = new AtomicIntegerArray(2);
        AtomicReferenceArray<int[]> boxes = new AtomicReferenceArray<>(2);
        race(
                counters,
                () -> {
                    boxes.set(0, new int[] {5});
                    counters.incrementAndGet(0);
                },
                () -> {
                    if (counters.get(0) == 1) {
                        boxes.get(0)[0]++;
                    }
                });
    }

    static void stamped_and_marked_references() throws Exception {
        AtomicStampedReference<int @Nullable []> stamped = new AtomicStampedReference<>(null, 0);
        AtomicMarkableReference<int @Nullable []> marked = new AtomicMarkableReference<>(null, false);
        race(
                stamped,
                () -> {
                    stamped.compareAndSet(null, new int[] {1}, 0, 1);
                    marked.set(new int[] {2}, true);
                },
                () -> {
                    int[] a = stamped.getReference();
                    int[] b = marked.getReference();
                    require((a == null || a[0] == 1) && (b == null || b[0] == 2), "half made");
                });
    }

    static void adders() throws Exception {
        LongAdder adder = new LongAdder();
        LongAccumulator most = new LongAccumulator(Long::max, 0);
        race(adder, adder::increment, adder::increment, () -> {
            most.accumulate(adder.sum());
            require(most.get() <= 2, "too many");
        });
    }

    private static final class Updated {
        private static final AtomicIntegerFieldUpdater<Updated> STATE =
                AtomicIntegerFieldUpdater.newUpdater(Updated.class, "state");
        private static final AtomicReferenceFieldUpdater<Updated, int[]> VALUE =
                AtomicReferenceFieldUpdater.newUpdater(Updated.class, int[].class, "value");
        private volatile int state;
        private volatile int @Nullable [] value;
        private int data;

        private void claim() {
            if (STATE.compareAndSet(this, 0, 1)) {
                data++;
                STATE.set(this, 2);
            }
        }

        private void readPlainly() {
            if (state == 2) {
                data++;
            }
        }

        private void publish() {
            VALUE.compareAndSet(this, null, new int[] {1});
            int[] seen = value;
            require(seen != null && seen[0] == 1, "half made");
        }
    }

    static void a_field_updater_and_a_volatile_read() throws Exception {
        Updated updated = new Updated();
        race(updated, updated::claim, updated::readPlainly);
    }

    static void a_reference_field_updater() throws Exception {
        Updated updated = new Updated();
        race(updated, updated::publish, updated::publish);
    }

    private static final class Handled {
        private static final VarHandle FLAG;
        private static final VarHandle SHARED;
        private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(int[].class);
        private static int shared;
        private int flag;
        private int data;

        static {
            try {
                FLAG = MethodHandles.lookup().findVarHandle(Handled.class, "flag", int.class);
                SHARED = MethodHandles.lookup().findStaticVarHandle(Handled.class, "shared", int.class);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        private void release() {
            data = 1;
            FLAG.setRelease(this, 1);
        }

        private void acquire() {
            if ((int) FLAG.getAcquire(this) == 1) {
                data++;
            }
        }

        private void publishStatically() {
            data = 1;
            SHARED.setVolatile(1);
        }

        private void readStatically() {
            if ((int) SHARED.getVolatile() == 1) {
                data++;
            }
        }

        private static void lock(int[] lock) {
            while (!ELEMENT.compareAndSet(lock, 0, 0, 1)) {
                Thread.onSpinWait();
            }
        }

        private static void unlock(int[] lock) {
            ELEMENT.setRelease(lock, 0, 0);
        }
    }

    static void release_and_acquire_of_a_handle() throws Exception {
        Handled handled = new Handled();
        race(handled, handled::release, handled::acquire);
    }

    static void a_handle_of_a_static_field() throws Exception {
        Handled.SHARED.setVolatile(0);
        Handled handled = new Handled();
        race(handled, handled::publishStatically, handled::readStatically);
    }

    static void a_lock_made_of_an_array_element() throws Exception {
        int[] lock = {0};
        int[] box = {0};
        race(box, () -> locked(lock, box), () -> locked(lock, box));
    }

    private static void locked(int[] lock, int[] box) {
        Handled.lock(lock);
        box[0]++;
        Handled.unlock(lock);
    }

    static void double_checked_with_a_volatile_field() throws Exception {
        Lazy lazy = new Lazy();
        race(lazy, lazy::get, lazy::get, lazy::get);
    }

    private static final class Lazy {
        private volatile @Nullable List<Integer> value;

        private int get() {
            List<Integer> seen = value;
            if (seen == null) {
                synchronized (this) {
                    seen = value;
                    if (seen == null) {
                        seen = new ArrayList<>(List.of(1, 2));
                        value = seen;
                    }
                }
            }
            return seen.size();
        }
    }

    static void a_read_only_map_is_read_by_all() throws Exception {
        Map<String, Integer> map = new HashMap<>(Map.of("a", 1, "b", 2));
        race(
                map,
                () -> map.get("a"),
                () -> map.keySet().size(),
                () -> map.entrySet().iterator().next());
    }

    static void disjoint_elements() throws Exception {
        int[] numbers = new int[2];
        race(numbers, () -> numbers[0]++, () -> numbers[1]++);
        require(numbers[0] + numbers[1] == 2, "lost");
    }

    static void disjoint_fields() throws Exception {
        Page page = new Page();
        race(page, () -> page.data++, () -> page.seen++);
    }

    static void confined_objects() throws Exception {
        race("", RightByVolatiles::confined, RightByVolatiles::confined);
    }

    private static void confined() {
        StringBuilder builder = new StringBuilder();
        List<Integer> list = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            builder.append(i);
            list.add(i);
        }
        require(builder.length() == list.size(), "not confined");
    }

    static void strings_and_their_hash_codes() throws Exception {
        String text = new StringBuilder("ab").append("c").toString();
        race(text, text::hashCode, text::hashCode, () -> require(text.equals("abc"), "not equal"));
    }
}
