package io.raceproof.futures;

class ProcessPoolContractTest implements PoolContract {
    @Override
    public PoolExecutor newPool(int workers) {
        return ProcessPoolExecutor.ofWorkers(workers);
    }
}
