package io.raceproof.futures;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(
        named = "raceproof.tier",
        matches = "pr|nightly|weekly",
        disabledReason = "it starts a hundred worker processes: run with -Draceproof.tier=pr")
class ProcessPoolContractTest implements PoolContract, TravellingContract {
    @Override
    public PoolExecutor newPool(int workers) {
        return ProcessPoolExecutor.builder()
                .workers(workers)
                .jvmFlags("-XX:TieredStopAtLevel=1") // a hundred JVMs that live for an instant
                .build();
    }
}
