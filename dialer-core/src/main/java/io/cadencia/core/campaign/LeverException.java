package io.cadencia.core.campaign;

import java.io.Serial;
import java.util.List;

/** Settings that cannot be: every wrong one with its value and what is allowed. */
public final class LeverException extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1L;

    public LeverException(List<String> findings) {
        super(String.join("; ", findings));
    }
}
