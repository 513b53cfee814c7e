package io.raceproof.stress.report;

import io.raceproof.stress.verdict.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a page that is in step with a watch shows, as JSON. It is sent as a whole each time, so a browser that comes late, or
 * comes back, has missed nothing.
 *
 * @param schema the version of this shape
 * @param title of what is judged; empty before anything is
 * @param file what was saved
 * @param steps that have ended
 * @param verdict of all steps; null while they run
 * @param page counts how often the page of the failure has changed; 0 if there is none for this save
 */
public record LiveState(
        int schema,
        String title,
        String file,
        List<StepSeen> steps,
        @Nullable Verdict verdict,
        int page) {
    /** The version of the shape. */
    public static final int SCHEMA = 1;

    /** Before anything was saved. */
    public static final LiveState WAITING = new LiveState(SCHEMA, "", "", List.of(), null, 0);

    /** Keeps a copy. */
    public LiveState {
        steps = List.copyOf(steps);
    }

    /**
     * A step that has ended.
     *
     * @param step its name, in words
     * @param verdict of it
     * @param summary a few words
     * @param details what there is to know, sentence by sentence
     */
    public record StepSeen(String step, Verdict verdict, String summary, List<String> details) {
        /** Keeps a copy. */
        public StepSeen {
            details = List.copyOf(details);
        }
    }
}
