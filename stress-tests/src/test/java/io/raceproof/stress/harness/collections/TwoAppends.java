package io.raceproof.stress.harness.collections;

import io.raceproof.stress.harness.Race;
import java.util.function.Consumer;

/** Two threads append one character each. */
@SuppressWarnings("JdkObsolete") // StringBuffer is what is shown
final class TwoAppends extends Race {
    private final CharSequence subject;
    private final Consumer<String> append;
    private final Guard guard;

    TwoAppends(StringBuilder subject, Guard guard) {
        this.subject = subject;
        this.append = subject::append;
        this.guard = guard;
    }

    TwoAppends(StringBuffer subject, Guard guard) {
        this.subject = subject;
        this.append = subject::append;
        this.guard = guard;
    }

    @Override
    protected void first() {
        guard.write(() -> append.accept("a"));
    }

    @Override
    protected void second() {
        guard.write(() -> append.accept("b"));
    }

    @Override
    protected String after() {
        String text = subject.toString();
        if (text.indexOf('\0') >= 0) {
            return "a hole";
        }
        return text.equals("ab") || text.equals("ba") ? Contents.INTACT : "one lost";
    }
}
