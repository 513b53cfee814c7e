package io.raceproof.futures;

class ProcessPoolContractTest implements PoolContract, TravellingContract {
    @Override
    public PoolExecutor newPool(int workers) {
        return ProcessPoolExecutor.builder()
                .workers(workers)
                .jvmFlags("-XX:TieredStopAtLevel=1") // a hundred JVMs that live for an instant
                .build();
    }
}
