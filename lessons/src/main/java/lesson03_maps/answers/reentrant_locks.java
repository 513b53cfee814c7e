package lesson03_maps;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

public class WordBook implements WordCount {
    private final Lock lock = new ReentrantLock();
    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<String, Entry> entries = new HashMap<>();

    @Override
    public void add(String word) {
        lock.lock();
        try {
            counts.put(word, counts.getOrDefault(word, 0) + 1);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int count(String word) {
        lock.lock();
        try {
            return counts.getOrDefault(word, 0);
        } finally {
            lock.unlock();
        }
    }

    /** What a word means; asked for often, looked up once. */
    public String meaning(String word) {
        Entry entry = entry(word);
        entry.lock.lock();
        try {
            if (entry.meaning == null) {
                entry.meaning = lookUp(word);
            }
            return entry.meaning;
        } finally {
            entry.lock.unlock();
        }
    }

    /** Takes its time. Two different words may be looked up at the same time; never returns null. */
    protected String lookUp(String word) {
        return "the meaning of " + word;
    }

    private Entry entry(String word) {
        lock.lock();
        try {
            return entries.computeIfAbsent(word, w -> new Entry());
        } finally {
            lock.unlock();
        }
    }

    /** One word; its meaning is read and written with the entry's own lock held. */
    private static final class Entry {
        private final Lock lock = new ReentrantLock();
        private String meaning;
    }
}
