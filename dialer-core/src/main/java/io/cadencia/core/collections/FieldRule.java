package io.cadencia.core.collections;

import java.util.List;

/** A field a result asks for. {@code choices}: allowed codes of a {@link Kind#CHOICE}. */
public record FieldRule(String name, Kind kind, boolean mandatory, List<String> choices) {
    public FieldRule {
        choices = List.copyOf(choices);
    }

    /** Values travel as text: ISO date, ISO date-time with offset, plain decimal, choice code. */
    public enum Kind {
        TEXT,
        DATE,
        DATE_TIME,
        MONEY,
        CHOICE
    }
}
