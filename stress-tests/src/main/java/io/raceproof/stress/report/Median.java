package io.raceproof.stress.report;

import java.util.stream.DoubleStream;

/** The one median of all reports: of an even number of values, the mean of the two in the middle. */
public final class Median {
    private Median() {}

    /** Of any number of values, in any order; NaN if there are none. */
    public static double of(double... values) {
        return org.apache.commons.statistics.descriptive.Median.withDefaults()
                .withCopy(true)
                .evaluate(values);
    }

    /** Of any number of values, in any order; NaN if there are none. */
    public static double of(DoubleStream values) {
        return of(values.toArray());
    }
}
