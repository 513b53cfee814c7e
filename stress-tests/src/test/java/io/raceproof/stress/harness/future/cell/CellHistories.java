package io.raceproof.stress.harness.future.cell;

import io.raceproof.stress.engine.Control;
import io.raceproof.stress.engine.FromTier;
import io.raceproof.stress.engine.MustBeCaught;
import io.raceproof.stress.lincheck.Histories;
import io.raceproof.stress.race.Tier;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jspecify.annotations.Nullable;

/**
 * Whatever two threads do with a promise and its future, it is a cell that is filled once: every history of completing,
 * cancelling and looking is one that a cell for one thread could have.
 */
public final class CellHistories {
    private CellHistories() {}

    /** The operations. */
    public abstract static class Operations extends Histories {
        private final Cell cell;

        private Operations(Cell cell) {
            this.cell = cell;
        }

        /** Completes it. */
        @Operation
        public boolean complete() {
            return cell.complete("value");
        }

        /** Completes it with something else. */
        @Operation
        public boolean completeOtherwise() {
            return cell.complete("other");
        }

        /** Cancels it. */
        @Operation
        public boolean cancel() {
            return cell.cancel();
        }

        /** Looks. */
        @Operation
        public String look() {
            return String.valueOf(cell.peek());
        }

        @Override
        public final Class<?> specification() {
            return FilledOnce.class;
        }
    }

    /** What they mean. */
    public static final class FilledOnce {
        private @Nullable String content;

        private boolean fill(String value) {
            boolean empty = content == null;
            content = empty ? value : content;
            return empty;
        }

        /** Completes it. */
        public boolean complete() {
            return fill("value");
        }

        /** Completes it with something else. */
        public boolean completeOtherwise() {
            return fill("other");
        }

        /** A cancelled one says again that it is cancelled. */
        public boolean cancel() {
            return fill(Cell.CANCELLED) || Cell.CANCELLED.equals(content);
        }

        /** Looks. */
        public String look() {
            return String.valueOf(content);
        }
    }

    /** The executor's. */
    @Control(PositiveControl.class)
    @FromTier(Tier.PR)
    public static final class Real extends Operations {
        /** With it. */
        public Real() {
            super(new RealCell());
        }
    }

    /** Looks whether it is filled, and fills it in a second step. */
    @MustBeCaught
    @FromTier(Tier.PR)
    public static final class PositiveControl extends Operations {
        /** With it. */
        public PositiveControl() {
            super(new TwoStepCell());
        }
    }

    /** For one thread it is right. */
    private static final class TwoStepCell implements Cell {
        private volatile @Nullable Object content;

        @Override
        public boolean complete(Object value) {
            if (content != null) {
                return false;
            }
            content = value;
            return true;
        }

        @Override
        public boolean cancel() {
            return complete(CANCELLED) || CANCELLED.equals(content);
        }

        @Override
        public @Nullable Object peek() {
            return content;
        }

        @Override
        public void whenDone(java.util.function.Consumer<@Nullable Object> callback) {
            throw new UnsupportedOperationException("nobody asks");
        }

        @Override
        public void await(java.time.Duration limit) {
            throw new UnsupportedOperationException("nobody asks");
        }

        @Override
        public java.util.concurrent.CompletableFuture<Object> toCompletableFuture() {
            throw new UnsupportedOperationException("nobody asks");
        }
    }
}
