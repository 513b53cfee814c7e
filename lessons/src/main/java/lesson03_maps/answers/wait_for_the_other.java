package lesson03_maps;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

public class WordBook implements WordCount {
    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<String, String> meanings = new HashMap<>();
    private final Set<String> underway = new HashSet<>();

    @Override
    public void add(String word) {
        synchronized (counts) {
            counts.put(word, counts.getOrDefault(word, 0) + 1);
        }
    }

    @Override
    public int count(String word) {
        synchronized (counts) {
            return counts.getOrDefault(word, 0);
        }
    }

    /** What a word means; asked for often, looked up once. */
    public String meaning(String word) {
        synchronized (meanings) {
            while (underway.contains(word)) {
                await();
            }
            String known = meanings.get(word);
            if (known != null) {
                return known;
            }
            underway.add(word);
        }
        String found = null;
        try {
            found = lookUp(word);
            return found;
        } finally {
            synchronized (meanings) {
                if (found != null) {
                    meanings.put(word, found);
                }
                underway.remove(word);
                meanings.notifyAll();
            }
        }
    }

    /** Takes its time. Two different words may be looked up at the same time; never returns null. */
    protected String lookUp(String word) {
        return "the meaning of " + word;
    }

    /** Called with the lock held. */
    private void await() {
        try {
            meanings.wait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while another thread looked the word up", e);
        }
    }
}
