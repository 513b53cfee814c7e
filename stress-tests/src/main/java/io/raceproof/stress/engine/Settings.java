package io.raceproof.stress.engine;

import io.raceproof.stress.jcstress.Budget;
import io.raceproof.stress.race.Tier;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.platform.engine.ConfigurationParameters;

/**
 * What the engine is told by configuration parameters of the JUnit Platform. Each can also be given as a system property of
 * the JVM that runs the tests: {@code mvn verify -Draceproof.tier=pr}. Immutable.
 *
 * <table>
 *   <caption>Parameters</caption>
 *   <tr><th>{@code raceproof.tier}</th><td>smoke, pr, nightly or weekly; default smoke</td></tr>
 *   <tr><th>{@code raceproof.time}</th><td>for all tests together, by the clock: 90s, 5m, 1h; default
 *       as the tier says, on a machine on which nothing else runs</td></tr>
 *   <tr><th>{@code raceproof.hang}</th><td>a session of which no JVM ends for so much longer than planned is killed; default 60s</td></tr>
 *   <tr><th>{@code raceproof.forks}</th><td>JVMs for each configuration of a test</td></tr>
 *   <tr><th>{@code raceproof.jvmArgs}</th><td>further flags for the JVMs in which the tests run, between spaces</td></tr>
 *   <tr><th>{@code raceproof.schedules}</th><td>the most interleavings of each scenario that Lincheck explores; default as
 *       the tier says</td></tr>
 *   <tr><th>{@code raceproof.modelArgs}</th><td>further flags for the JVM in which Lincheck runs, between spaces</td></tr>
 *   <tr><th>{@code raceproof.corpus}</th><td>a file in which what Lincheck has found is kept, to be looked for first; default
 *       none</td></tr>
 *   <tr><th>{@code raceproof.shard}</th><td>2/4: the second of four machines that share the tests; default all</td></tr>
 *   <tr><th>{@code raceproof.skips}</th><td>allow or fail: what a test means that this machine has too few processors
 *       for; default allow</td></tr>
 *   <tr><th>{@code raceproof.directory}</th><td>for files; default {@code raceproof} in the build's own directory</td></tr>
 * </table>
 *
 * @param tier which tests are run
 * @param budget what one round of one test costs
 * @param time for all tests together; what does not fit is left out and inconclusive
 * @param byTheClock whether the user gave that time, by the clock; what the tier says is for a machine on which nothing else
 *     runs, and takes longer on one that is busy
 * @param hang how much longer than planned a session may take until its next JVM ends
 * @param schedules the most interleavings of a scenario
 * @param modelArgs flags for the JVM in which Lincheck runs
 * @param corpus what Lincheck has found once, if that is kept
 * @param shard which share of the tests
 * @param skipsFail whether a test that cannot be run here fails the build
 * @param directory for files, if it was given
 */
public record Settings(
        Tier tier,
        Budget budget,
        Duration time,
        boolean byTheClock,
        Duration hang,
        int schedules,
        List<String> modelArgs,
        Optional<Path> corpus,
        Shard shard,
        boolean skipsFail,
        Optional<Path> directory) {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})\\s*(ms|s|m|h)");

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException if one has a value that means nothing, or there is no such setting, in one sentence
     */
    public static Settings of(ConfigurationParameters parameters) {
        SettingNames.check(parameters);
        Tier tier = read(parameters, "raceproof.tier", Tier::of).orElse(Tier.SMOKE);
        Budget budget = tier.budget();
        Optional<Integer> forks = read(parameters, "raceproof.forks", Settings::positive);
        if (forks.isPresent()) {
            budget = budget.withForks(forks.get());
        }
        Optional<List<String>> jvmArgs = read(parameters, "raceproof.jvmArgs", Settings::words);
        if (jvmArgs.isPresent()) {
            budget = budget.withJvmArgs(jvmArgs.get());
        }
        Optional<Duration> time = read(parameters, "raceproof.time", Settings::duration);
        return new Settings(
                tier,
                budget,
                time.orElse(tier.time()),
                time.isPresent(),
                read(parameters, "raceproof.hang", Settings::duration).orElse(Duration.ofMinutes(1)),
                read(parameters, "raceproof.schedules", Settings::number).orElse(tier.schedules()),
                read(parameters, "raceproof.modelArgs", Settings::words).orElse(List.of()),
                read(parameters, "raceproof.corpus", Path::of),
                read(parameters, "raceproof.shard", Shard::of).orElse(Shard.ALL),
                read(parameters, "raceproof.skips", Settings::skipsFail).orElse(false),
                read(parameters, "raceproof.directory", Path::of));
    }

    private static <T> Optional<T> read(ConfigurationParameters parameters, String key, Function<String, T> reader) {
        Optional<String> text = parameters.get(key).filter(value -> !value.isBlank());
        try {
            return text.map(reader);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(key + ": " + e.getMessage(), e);
        }
    }

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+"));
    }

    private static int number(String text) {
        if (!text.matches("[1-9]\\d{0,6}")) {
            throw new IllegalArgumentException("\"" + text + "\" is no number from 1 to 9999999");
        }
        return Integer.parseInt(text);
    }

    private static int positive(String text) {
        if (!text.matches("[1-9]\\d{0,3}")) {
            throw new IllegalArgumentException("\"" + text + "\" is no number from 1 to 9999");
        }
        return Integer.parseInt(text);
    }

    private static boolean skipsFail(String text) {
        return switch (text) {
            case "allow" -> false;
            case "fail" -> true;
            default -> throw new IllegalArgumentException("\"" + text + "\" is neither allow nor fail");
        };
    }

    static Duration duration(String text) {
        Matcher matcher = DURATION.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is no time: write 90s, 5m or 1h");
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
    }
}
