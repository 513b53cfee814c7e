package lesson03_maps;

import static io.raceproof.lessons.lab.Check.require;

import io.raceproof.futures.Future;
import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.ThreadPoolExecutor;
import io.raceproof.lessons.kit.Meeting;
import io.raceproof.lessons.kit.Quiescence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** What the learner's word book must do besides being safe. */
final class BookContract {
    private static final int WORDS = 1_000;

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
        book.add("Aa");
        book.add("BB");
        require(
                book.count("Aa") == 1 && book.count("BB") == 1,
                "Aa and BB, which have the same hash code, were added once each, and their counts are "
                        + book.count("Aa") + " and " + book.count("BB"));
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

    static void remembersAll() {
        AtomicInteger lookUps = new AtomicInteger();
        WordBook book = new WordBook() {
            @Override
            protected String lookUp(String word) {
                lookUps.incrementAndGet();
                return word + "!";
            }
        };
        for (int asked = 0; asked < 2 * WORDS; asked++) {
            String word = "word " + asked % WORDS;
            require(book.meaning(word).equals(word + "!"), "the meaning of " + word + " is " + book.meaning(word));
        }
        require(
                lookUps.get() == WORDS,
                "asked twice for each of " + WORDS + " words, the book looked up " + lookUps.get() + " times");
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

    /** In a map of any size the two do not share a place; they may have a letter or their length in common. */
    static void stillConcurrent() {
        stillConcurrent("a", "b");
        stillConcurrent("aa", "ab");
        stillConcurrent("ab", "bb");
    }

    private static void stillConcurrent(String one, String other) {
        Meeting meeting = new Meeting(2);
        WordBook book = new WordBook() {
            @Override
            protected String lookUp(String word) {
                meeting.attend();
                return word + "!";
            }
        };
        try (PoolExecutor pool = ThreadPoolExecutor.ofWorkers(2)) {
            Future<String> a = pool.submit(() -> book.meaning(one));
            Future<String> b = pool.submit(() -> book.meaning(other));
            require(
                    a.join().equals(one + "!") && b.join().equals(other + "!"),
                    "the meanings are " + a.join() + " and " + b.join());
        }
        meeting.require("two different words, " + one + " and " + other
                + ", could not be looked up at the same time: hold no lock that all words share while you look up");
    }

    /** Two wait for words that others look up, and the word of the second one is found first. */
    static void wakesWhoWaits() throws InterruptedException {
        Map<String, CountDownLatch> found = Map.of("a", new CountDownLatch(1), "b", new CountDownLatch(1));
        WordBook book = new WordBook() {
            @Override
            protected String lookUp(String word) {
                try {
                    found.get(word).await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException("nobody interrupts a look-up", e);
                }
                return word + "!";
            }
        };
        List<Thread> asking = new ArrayList<>();
        for (String word : List.of("a", "b", "a", "b")) {
            Thread thread = new Thread(() -> book.meaning(word), "asks for " + word);
            thread.setDaemon(true);
            thread.start();
            asking.add(thread);
            Quiescence.await(millis -> {
                thread.join(1);
                return thread.getState() != Thread.State.RUNNABLE;
            });
        }
        found.get("b").countDown();
        boolean bothKnow = Quiescence.join(asking.get(1)) && Quiescence.join(asking.get(3));
        found.get("a").countDown();
        require(
                bothKnow,
                "two looked up a and b, and two more waited for these; b was found, and who waited for it waits on");
        require(
                Quiescence.join(asking.get(0)) && Quiescence.join(asking.get(2)),
                "two looked up a and b, and two more waited for these; both were found, and who waited for a waits on");
    }
}
