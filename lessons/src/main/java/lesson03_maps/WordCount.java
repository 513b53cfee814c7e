package lesson03_maps;

/** Counts words; several threads add words at the same time. */
public interface WordCount {
    /** Counts a word once more. */
    void add(String word);

    /** How often a word was added. Called when all threads are done. */
    int count(String word);
}
