package lesson04_visibility;

/** A board with the settings of a server. Any thread may publish, and others poll. */
public interface Board {
    /** Settings that belong together. What one who polls has been given does not change any more. */
    interface Settings {
        /** So many requests at once. */
        int limit();

        /** So many seconds between two attempts. */
        int pause();
    }

    /** What was published last; on a new board a limit of 10 and a pause of 1. */
    Settings current();

    /** Puts new settings on the board. */
    void publish(int limit, int pause);
}
