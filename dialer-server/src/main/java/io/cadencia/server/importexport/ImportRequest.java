package io.cadencia.server.importexport;

import java.nio.file.Path;
import java.util.Locale;

/**
 * A file to import.
 *
 * @param workFolder where the rejects file and, between preview and commit, the validated rows are kept
 * @param locale language of the reasons in the rejects file
 */
public record ImportRequest(
        Path file, long mandanteId, long portfolioId, String actor, Path workFolder, Locale locale) {}
