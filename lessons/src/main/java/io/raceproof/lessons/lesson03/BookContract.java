package io.raceproof.lessons.lesson03;

import static io.raceproof.lessons.Contract.require;

import io.raceproof.futures.Future;
import io.raceproof.futures.PoolExecutor;
import io.raceproof.futures.ThreadPoolExecutor;
import io.raceproof.lessons.Contract;
import io.raceproof.lessons.kit.Patience;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import lesson03.WordBook;

/** What the learner's word book must do besides being safe. */
public final class BookContract implements Contract {
    /** For the grader. */
    public BookContract() {}

    @Override
    public List<Check> checks() {
        return List.of(
                new Check("one after the other, every word is counted", BookContract::counts),
                new Check("a meaning is looked up once and then known", BookContract::looksUpOnce),
                new Check("two books keep their words apart", BookContract::twoBooks),
                new Check("two different words can be looked up at the same time", BookContract::stillConcurrent));
    }

    private static void counts() {
        WordBook book = new WordBook();
        book.add("tea");
        book.add("milk");
        book.add("tea");
        require(
                book.count("tea") == 2 && book.count("milk") == 1 && book.count("rice") == 0,
                "after tea, milk, tea the counts of tea, milk and rice are " + book.count("tea") + ", "
                        + book.count("milk") + " and " + book.count("rice"));
    }

    private static void looksUpOnce() {
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

    private static void twoBooks() {
        WordBook mine = new WordBook();
        WordBook yours = new WordBook();
        mine.add("tea");
        require(yours.count("tea") == 0, "a word that was added to one book is counted in another");
    }

    /** A book in which two words that are being looked up wait for each other. */
    private static final class WatchedBook extends WordBook {
        private final CountDownLatch meeting = new CountDownLatch(2);
        final AtomicInteger met = new AtomicInteger();

        @Override
        protected String lookUp(String word) {
            try {
                meeting.countDown();
                if (Patience.await(millis -> meeting.await(millis, TimeUnit.MILLISECONDS))) {
                    met.incrementAndGet();
                } // else the other never came: the check sees that they have not met
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return word + "!";
        }
    }

    private static void stillConcurrent() {
        WatchedBook book = new WatchedBook();
        try (PoolExecutor pool = ThreadPoolExecutor.ofWorkers(2)) {
            // in a map of any size these two do not share a place
            Future<String> a = pool.submit(() -> book.meaning("a"));
            Future<String> b = pool.submit(() -> book.meaning("b"));
            require(
                    a.join().equals("a!") && b.join().equals("b!"),
                    "the meanings are " + a.join() + " and " + b.join());
        }
        require(
                book.met.get() == 2,
                "two different words could not be looked up at the same time: hold no lock that all words share"
                        + " while you look up");
    }
}
