package lesson03_maps;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

public class WordBook implements WordCount {
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();
    private final Map<String, String> meanings = new HashMap<>(); // guarded by this, as is the set
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
        if (isMine(word)) {
            String found = null;
            try {
                found = lookUp(word);
            } finally {
                ended(word, found);
            }
            return found;
        }
        synchronized (this) {
            return meanings.get(word);
        }
    }

    /** Whether the caller is to look it up; otherwise waits until it is known. */
    private synchronized boolean isMine(String word) {
        boolean interrupted = false;
        while (underWay.contains(word)) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return !meanings.containsKey(word) && underWay.add(word);
    }

    private synchronized void ended(String word, String found) {
        if (found != null) {
            meanings.put(word, found);
        }
        underWay.remove(word);
        notify();
    }

    /** Takes its time. Two different words may be looked up at the same time; never returns null. */
    protected String lookUp(String word) {
        return "the meaning of " + word;
    }
}
