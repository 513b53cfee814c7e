package lesson03_maps;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

public class WordBook implements WordCount {
    private final ConcurrentHashMap<String, Integer> counts = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, FutureTask<String>> meanings = new ConcurrentHashMap<>();

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
        FutureTask<String> mine = new FutureTask<>(() -> lookUp(word));
        FutureTask<String> others = meanings.putIfAbsent(word, mine);
        if (others == null) {
            mine.run();
            others = mine;
        }
        try {
            return others.get();
        } catch (ExecutionException e) {
            meanings.remove(word, others);
            throw new IllegalStateException("the look-up failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Takes its time. Two different words may be looked up at the same time; never returns null. */
    protected String lookUp(String word) {
        return "the meaning of " + word;
    }
}
