package io.cadencia.protocol;

import java.io.Serial;

/** A message that is not of this protocol; {@link #code()} is one of {@link RefusalCodes}. */
public final class ProtocolException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String code;

    public ProtocolException(String code, String detail) {
        super(detail);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
