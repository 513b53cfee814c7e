package lesson03_maps;

import static io.raceproof.lessons.lab.Check.require;

import io.raceproof.futures.Future;
import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.ThreadPoolExecutor;
import io.raceproof.lessons.kit.Meeting;
import io.raceproof.lessons.kit.Quiescence;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** What the learner's word book must do besides being safe. */
final class BookContract {
    private BookContract() {}

    static void counts() {
        WordBook book = new WordBook();
        book.add("tea");
        book.add("milk");
        book.add("tea");
        require(
                book.count("tea") == 2 && book.count("milk") == 1 && book.count("rice") == 0,
                "after tea, milk, tea the counts of tea, milk and rice are " + book.count("tea") + ", "
                        + book.count("milk") + " and " + book.count("rice"));
    }

    static void looksUpOnce() {
        AtomicInteger lookUps = new AtomicInteger();
        WordBook book = new WordBook() {
            @Override
            protected String lookUp(String word) {
                lookUps.incrementAndGet();
                return word + "!";
            }
        };
        String first = book.meaning("tea");
        String second = book.meaning("tea");
        require(
                first.equals("tea!") && second.equals("tea!"),
                "lookUp says tea!, and meaning says " + first + " and then " + second);
        require(lookUps.get() == 1, "asked twice for one word, the book looked it up " + lookUps.get() + " times");
        require(book.meaning("milk").equals("milk!"), "the meaning of the second word is " + book.meaning("milk"));
    }

    static void twoBooks() {
        WordBook mine = new WordBook();
        WordBook yours = new WordBook();
        mine.add("tea");
        require(yours.count("tea") == 0, "a word that was added to one book is counted in another");
    }

    /** Whoever comes after a look-up that failed must not find its mark, or its lock. */
    static void failedLookUp() throws InterruptedException {
        AtomicInteger lookUps = new AtomicInteger();
        WordBook book = new WordBook() {
            @Override
            protected String lookUp(String word) {
                if (lookUps.incrementAndGet() == 1) {
                    throw new IllegalStateException("the dictionary is lent");
                }
                return word + "!";
            }
        };
        try {
            book.meaning("tea");
        } catch (RuntimeException lent) {
            // as it should be; which one it is, is the book's matter
        }
        AtomicReference<String> later = new AtomicReference<>("nothing");
        Thread other = new Thread(() -> {
            try {
                later.set(book.meaning("tea"));
            } catch (RuntimeException stillLent) {
                later.set("tea!"); // as good an answer
            }
        });
        other.setDaemon(true);
        other.start();
        require(
                Quiescence.join(other),
                "a look-up threw an exception, and whoever asks for the word afterwards waits forever");
        require(
                later.get().equals("tea!"),
                "a look-up threw an exception; the next one says tea!, and meaning says " + later.get());
    }

    static void stillConcurrent() {
        Meeting meeting = new Meeting(2);
        WordBook book = new WordBook() {
            @Override
            protected String lookUp(String word) {
                meeting.attend();
                return word + "!";
            }
        };
        try (PoolExecutor pool = ThreadPoolExecutor.ofWorkers(2)) {
            // in a map of any size these two do not share a place
            Future<String> a = pool.submit(() -> book.meaning("a"));
            Future<String> b = pool.submit(() -> book.meaning("b"));
            require(
                    a.join().equals("a!") && b.join().equals("b!"),
                    "the meanings are " + a.join() + " and " + b.join());
        }
        meeting.require("two different words could not be looked up at the same time: hold no lock that all words share"
                + " while you look up");
    }
}
