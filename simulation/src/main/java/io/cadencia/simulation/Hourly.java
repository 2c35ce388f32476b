package io.cadencia.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A value for each hour of the local day, 24 of them. */
public record Hourly(List<Double> values) {
    public static final int HOURS = 24;

    public Hourly {
        values = List.copyOf(values);
        if (values.size() != HOURS) {
            throw new IllegalArgumentException("must have " + HOURS + " values, one per hour");
        }
    }

    public static Hourly always(double value) {
        return new Hourly(new ArrayList<>(Collections.nCopies(HOURS, value)));
    }

    public double at(int hour) {
        return values.get(hour);
    }
}
