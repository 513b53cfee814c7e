package lesson03_maps;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

public class WordBook implements WordCount {
    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<String, CompletableFuture<String>> meanings = new HashMap<>();

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
        CompletableFuture<String> mine = new CompletableFuture<>();
        CompletableFuture<String> others;
        synchronized (meanings) {
            others = meanings.putIfAbsent(word, mine);
        }
        if (others != null) {
            return others.join();
        }
        try {
            mine.complete(lookUp(word));
        } catch (RuntimeException e) {
            mine.completeExceptionally(e);
        }
        return mine.join();
    }

    /** Takes its time. Two different words may be looked up at the same time; never returns null. */
    protected String lookUp(String word) {
        return "the meaning of " + word;
    }
}
