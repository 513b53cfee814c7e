package io.raceproof.futures;

@PrTier("it starts a hundred worker processes")
class ProcessPoolContractTest implements PoolContract, TravellingContract {
    @Override
    public PoolExecutor newPool(int workers) {
        return ProcessPoolExecutor.builder()
                .workers(workers)
                .jvmFlags("-XX:TieredStopAtLevel=1") // a hundred JVMs that live for an instant
                .build();
    }
}
