package lesson03_maps;

import java.util.HashMap;
import java.util.Map;

public class WordBook implements WordCount {
    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<String, Entry> entries = new HashMap<>();

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
        Entry entry;
        synchronized (entries) {
            entry = entries.computeIfAbsent(word, w -> new Entry());
        }
        synchronized (entry) {
            if (entry.meaning == null) {
                entry.meaning = lookUp(word);
            }
            return entry.meaning;
        }
    }

    /** Takes its time. Two different words may be looked up at the same time; never returns null. */
    protected String lookUp(String word) {
        return "the meaning of " + word;
    }

    /** One word; its meaning is read and written with the entry's own lock held. */
    private static final class Entry {
        private String meaning;
    }
}
