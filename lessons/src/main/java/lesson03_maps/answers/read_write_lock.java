package lesson03_maps;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

public class WordBook implements WordCount {
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<String, String> meanings = new ConcurrentHashMap<>();

    @Override
    public void add(String word) {
        lock.writeLock().lock();
        try {
            counts.merge(word, 1, Integer::sum);
        } finally {
            lock.writeLock().unlock();
        }
    }

    @Override
    public int count(String word) {
        lock.readLock().lock();
        try {
            return counts.getOrDefault(word, 0);
        } finally {
            lock.readLock().unlock();
        }
    }

    /** What a word means; asked for often, looked up once. */
    public String meaning(String word) {
        return meanings.computeIfAbsent(word, this::lookUp);
    }

    /** Takes its time. Two different words may be looked up at the same time; never returns null. */
    protected String lookUp(String word) {
        return "the meaning of " + word;
    }
}
