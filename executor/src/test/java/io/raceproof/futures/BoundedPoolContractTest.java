package io.raceproof.futures;

class BoundedPoolContractTest implements PoolContract {
    @Override
    public PoolExecutor newPool(int workers) {
        return ThreadPoolExecutor.builder()
                .workers(workers)
                .queueBound(1000, WhenFull.BLOCK)
                .build();
    }
}
