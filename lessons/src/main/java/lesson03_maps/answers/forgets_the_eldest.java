package lesson03_maps;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

public class WordBook implements WordCount {
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();

    private final Map<String, FutureTask<String>> meanings = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, FutureTask<String>> eldest) {
            return size() > 16;
        }
    };

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
        FutureTask<String> task;
        synchronized (meanings) {
            task = meanings.computeIfAbsent(word, key -> new FutureTask<>(() -> lookUp(key)));
        }
        task.run();
        try {
            return task.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes its time. */
    protected String lookUp(String word) {
        return "the meaning of " + word;
    }
}
