package lesson03_maps;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

public class WordBook implements WordCount {
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition found = lock.newCondition();
    private final Map<String, String> meanings = new HashMap<>(); // guarded by the lock, as is the set
    private final Set<String> underWay = new HashSet<>();

    @Override
    public void add(String word) {
        counts.merge(word, 1, Integer::sum);
    }

    @Override
    public int count(String word) {
        return counts.getOrDefault(word, 0);
    }

    public String meaning(String word) {
        lock.lock();
        try {
            if (underWay.contains(word)) {
                found.awaitUninterruptibly();
            }
            String known = meanings.get(word);
            if (known != null) {
                return known;
            }
            underWay.add(word);
        } finally {
            lock.unlock();
        }
        String meaning = null;
        try {
            meaning = lookUp(word);
            return meaning;
        } finally {
            lock.lock();
            try {
                if (meaning != null) {
                    meanings.put(word, meaning);
                }
                underWay.remove(word);
                found.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Takes its time. Two different words may be looked up at the same time; never returns null. */
    protected String lookUp(String word) {
        return "the meaning of " + word;
    }
}
