package io.raceproof.stress.samples;

import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.lincheck.Scenario;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Objects that hold something of each kind, for what is drawn of them. */
@SuppressWarnings({"unused", "UnnecessaryLambda", "JdkObsolete"}) // what holds is looked at by reflection
public final class Shelf {
    enum Colour {
        RED
    }

    record Ticket(int number, String name) {}

    /** An object of the user's that another one refers to. */
    static final class Account {
        private int balance = 100;
    }

    static final int CONSTANT = 9;

    private final List<Integer> list = new ArrayList<>(List.of(1, 2));
    private final List<Integer> linked = new LinkedList<>(List.of(3));
    private final List<Integer> synced = Collections.synchronizedList(new ArrayList<>(List.of(4)));
    private final List<Integer> copied = new CopyOnWriteArrayList<>(List.of(5));
    private final Deque<Integer> deque = new ArrayDeque<>(List.of(6, 7));
    private final Queue<Integer> heap = new PriorityQueue<>(List.of(8));
    private final Queue<Integer> concurrent = new ConcurrentLinkedQueue<>(List.of(9));
    private final Queue<Integer> ring = new ArrayBlockingQueue<>(2, false, List.of(10));
    private final Queue<Integer> chain = new LinkedBlockingQueue<>(List.of(11));
    private final Map<String, Integer> map = new HashMap<>(Map.of("a", 1));
    private final Map<String, Integer> ordered = new LinkedHashMap<>(Map.of("b", 2));
    private final Map<String, Integer> sorted = new TreeMap<>(Map.of("d", 4, "c", 3));
    private final TreeSet<String> set = new TreeSet<>(List.of("e"));
    private final Map<String, Integer> shared = new ConcurrentHashMap<>(Map.of("f", 5));
    private final int[] array = {1, 2, 3};
    private final AtomicInteger atomic = new AtomicInteger(12);
    private final AtomicReference<String> reference = new AtomicReference<>("g");
    private final Ticket ticket = new Ticket(7, "x");
    private final Colour colour = Colour.RED;
    private final Account account = new Account();
    private final Map<String, Account> accounts = new HashMap<>(Map.of("h", new Account()));
    private final Object lock = new Object();
    private final ReentrantLock mutex = new ReentrantLock();
    private final Runnable lambda = () -> {};
    private final List<Runnable> jobs = new ArrayList<>(List.of(lambda, new Runnable() {
        @Override
        public void run() {}
    }));
    private final List<Integer> pair = List.of(13, 14);
    private final List<Integer> triple = List.of(15, 16, 17);
    private final List<Integer> single = List.of(18);
    private final Set<Integer> one = Set.of(19);
    private final Set<Integer> numbers = new TreeSet<>(Set.of(20, 21, 22));
    private final Map<String, Integer> price = Map.of("i", 23);
    private final Map<String, Integer> frozen = Map.copyOf(Map.of("j", 24));
    private final Deque<Integer> ends = new LinkedBlockingDeque<>(List.of(25));
    private final Queue<Integer> least = new PriorityBlockingQueue<>(List.of(26));
    private final Set<Integer> copies = new CopyOnWriteArraySet<>(List.of(27));
    private final Set<Integer> keys = ConcurrentHashMap.newKeySet();
    private final Optional<Integer> perhaps = Optional.of(28);
    private int count;
    private @Nullable String nothing;

    void add() {
        count++;
    }

    /** Loses an update of the count; all else is as it was made. */
    public static final class Counting implements Scenario {
        @Override
        public void run() throws InterruptedException {
            Shelf shelf = new Shelf();
            Actors.run(shelf, shelf::add, shelf::add);
            if (shelf.count != 2) {
                throw new AssertionError("an update was lost");
            }
        }
    }
}
