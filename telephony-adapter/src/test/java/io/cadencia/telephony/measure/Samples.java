package io.cadencia.telephony.measure;

import java.util.Locale;
import org.HdrHistogram.Histogram;

/** Times in microseconds, shown in milliseconds. Written by one thread, read when it is done. */
final class Samples {
    private final Histogram micros = new Histogram(60_000_000L, 3);

    void add(long value) {
        micros.recordValue(Math.clamp(value, 0, micros.getHighestTrackableValue()));
    }

    long count() {
        return micros.getTotalCount();
    }

    String at(double percentile) {
        return count() == 0
                ? "-"
                : String.format(Locale.ROOT, "%.1f", micros.getValueAtPercentile(percentile) / 1000.0);
    }
}
