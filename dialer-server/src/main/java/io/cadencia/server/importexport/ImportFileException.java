package io.cadencia.server.importexport;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The file as a whole cannot be imported. Nothing was changed. */
public final class ImportFileException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Problem problem;
    private final transient Object[] details;

    /** Stable codes; the texts are in {@code importexport/messages}. */
    public enum Problem {
        EMPTY,
        TOO_LARGE,
        TOO_MANY_ROWS,
        ENCODING,
        UTF16,
        NO_SEPARATOR,
        MISSING_COLUMNS,
        DUPLICATE_COLUMNS,
        MALFORMED,
        UNREADABLE,
        ALREADY_LOADED,
        HAS_REJECTS,
        NOTHING_TO_LOAD,
        UNKNOWN_MANDANTE
    }

    ImportFileException(Problem problem, Object... details) {
        this(problem, null, details);
    }

    ImportFileException(Problem problem, @Nullable Throwable cause, Object... details) {
        super(Messages.of(Locale.ENGLISH).file(problem, details), cause);
        this.problem = problem;
        this.details = details;
    }

    public Problem problem() {
        return problem;
    }

    /** What is wrong and what to do, in the user's language. */
    public String message(Locale locale) {
        return Messages.of(locale).file(problem, details);
    }
}
