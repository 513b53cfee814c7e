package io.raceproof.stress.harness.future.waiter;

import io.raceproof.stress.harness.Waking;
import io.raceproof.stress.harness.future.cell.Cell;
import java.time.Duration;

/** One thread completes a cell, another waits for it. */
final class WakingOfOne extends Waking {
    private final Cell cell;

    WakingOfOne(Cell cell, Duration limit) {
        super(limit);
        this.cell = cell;
    }

    @Override
    protected void complete() {
        cell.complete("value");
    }

    @Override
    protected void await(Duration most) throws Exception {
        cell.await(most);
    }
}
