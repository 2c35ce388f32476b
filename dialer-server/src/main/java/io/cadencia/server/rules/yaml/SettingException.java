package io.cadencia.server.rules.yaml;

import java.io.Serial;

/** A setting that cannot be used. The message is one sentence for the person who wrote the file. */
public final class SettingException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String field;

    /**
     * @param file where it was read
     * @param field path of the field, empty = the file as a whole
     * @param value as written; never a secret's
     * @param remedy what to write instead
     */
    public SettingException(String file, String field, String value, String remedy) {
        super(file + ": " + (field.isEmpty() ? "" : field + ": ") + (value.isEmpty() ? "" : "'" + value + "' ")
                + remedy);
        this.field = field;
    }

    public String field() {
        return field;
    }
}
