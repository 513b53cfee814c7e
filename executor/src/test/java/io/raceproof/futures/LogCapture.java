package io.raceproof.futures;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Collects what the package logs, and keeps it from the console. */
final class LogCapture extends Handler implements AutoCloseable {
    private final Logger logger = Logger.getLogger("io.raceproof.futures");
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();

    private LogCapture() {
        logger.setUseParentHandlers(false);
        logger.addHandler(this);
    }

    static LogCapture start() {
        return new LogCapture();
    }

    /** What was thrown to the log, in order. */
    List<Throwable> thrown() {
        return records.stream().map(LogRecord::getThrown).toList();
    }

    List<String> messages() {
        return records.stream().map(LogRecord::getMessage).toList();
    }

    @Override
    public void publish(LogRecord record) {
        records.add(record);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setUseParentHandlers(true);
    }
}
