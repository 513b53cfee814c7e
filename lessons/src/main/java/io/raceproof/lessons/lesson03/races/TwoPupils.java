package io.raceproof.lessons.lesson03.races;

/** Two pupils read a text each and ask for the meaning of the word that stands in both; the same for both tools. */
public final class TwoPupils {
    private final CountingBook book = new CountingBook();
    private final TwoReaders readers = new TwoReaders(book);
    // each written by one pupil, read after both
    private String leftMeaning = "";
    private String rightMeaning = "";

    /** Gives them an empty book. */
    public TwoPupils() {}

    /** What the first does. */
    public void left() {
        readers.left();
        leftMeaning = ask();
    }

    /** What the second does. */
    public void right() {
        readers.right();
        rightMeaning = ask();
    }

    private String ask() {
        try {
            return book.meaning("tea");
        } catch (RuntimeException e) {
            return e.toString();
        }
    }

    /** What came of it, after both. */
    public String outcome() {
        String counted = readers.outcome();
        if (!counted.equals("all counted")) {
            return counted;
        }
        if (!leftMeaning.equals("the meaning of tea") || !rightMeaning.equals("the meaning of tea")) {
            return "wrong meaning";
        }
        return book.lookUps.get() == 1 ? counted : "looked up twice";
    }
}
