package io.raceproof.stress.engine;

import io.raceproof.stress.report.Stamp;

/**
 * Where, when and of what a verdict is. Immutable.
 *
 * @param jdk version and maker
 * @param system operating system and architecture
 * @param processors how many the JVM may use
 * @param tier in lower case
 * @param shard such as 2/4
 * @param commit of the project under test, or "unknown" and why
 * @param date in UTC
 */
public record Run(String jdk, String system, int processors, String tier, String shard, String commit, String date) {
    /** This JVM's, now. */
    static Run here(Settings settings) {
        Stamp stamp = Stamp.here();
        return new Run(
                stamp.jdk(),
                stamp.system(),
                stamp.cores(),
                settings.tier().word(),
                settings.shard().toString(),
                stamp.commit(),
                stamp.time());
    }

    /** What is compared side by side: "JDK 17, Linux amd64". */
    public String platform() {
        return Stamp.platform(jdk, system);
    }
}
