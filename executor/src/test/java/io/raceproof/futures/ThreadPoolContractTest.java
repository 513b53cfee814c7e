package io.raceproof.futures;

class ThreadPoolContractTest implements PoolContract {
    @Override
    public PoolExecutor newPool(int workers) {
        return ThreadPoolExecutor.ofWorkers(workers);
    }
}
