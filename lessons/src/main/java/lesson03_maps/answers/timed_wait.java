package lesson03_maps;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

public class WordBook implements WordCount {
    private final ConcurrentHashMap<String, Integer> counts = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, String> meanings = new ConcurrentHashMap<>();
    private final Set<String> inProgress = new HashSet<>();

    @Override
    public void add(String word) {
        counts.merge(word, 1, Integer::sum);
    }

    @Override
    public int count(String word) {
        return counts.getOrDefault(word, 0);
    }

    /** What a word means; asked for often, looked up once. */
    public String meaning(String word) {
        synchronized (inProgress) {
            while (!meanings.containsKey(word) && !inProgress.add(word)) {
                try {
                    inProgress.wait(1);
                } catch (InterruptedException e) {
                    throw new IllegalStateException("nobody interrupts a reader", e);
                }
            }
        }
        String known = meanings.get(word);
        if (known != null) {
            return known;
        }
        try {
            known = lookUp(word);
            meanings.put(word, known);
            return known;
        } finally {
            synchronized (inProgress) {
                inProgress.remove(word);
            }
        }
    }

    /** Takes its time. Two different words may be looked up at the same time; never returns null. */
    protected String lookUp(String word) {
        return "the meaning of " + word;
    }
}
