package lesson03_maps;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

public class WordBook implements WordCount {
    private final AtomicReference<Map<String, Integer>> counts = new AtomicReference<>(Map.of());
    private final Map<String, String> meanings = new ConcurrentHashMap<>();

    @Override
    public void add(String word) {
        counts.updateAndGet(old -> {
            Map<String, Integer> more = new HashMap<>(old);
            more.merge(word, 1, Integer::sum);
            return Map.copyOf(more);
        });
    }

    @Override
    public int count(String word) {
        return counts.get().getOrDefault(word, 0);
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
