package lesson03_maps;

import java.util.concurrent.ConcurrentHashMap;

public class WordBook implements WordCount {
    private final ConcurrentHashMap<String, Integer> counts = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, String> meanings = new ConcurrentHashMap<>();
    private volatile String lastWord = "";
    private volatile String lastMeaning = "";

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
        if (word.equals(lastWord)) {
            return lastMeaning;
        }
        String known = meanings.computeIfAbsent(word, this::lookUp);
        lastWord = word;
        lastMeaning = known;
        return known;
    }

    /** Takes its time. Two different words may be looked up at the same time; never returns null. */
    protected String lookUp(String word) {
        return "the meaning of " + word;
    }
}
