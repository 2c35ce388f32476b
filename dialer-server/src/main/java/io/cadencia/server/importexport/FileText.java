package io.cadencia.server.importexport;

import java.nio.charset.Charset;

/**
 * What a file's bytes told before it is parsed.
 *
 * @param sha256 of the bytes, hexadecimal
 * @param charset UTF-8 or Windows-1252
 * @param separator between fields
 */
record FileText(String sha256, Charset charset, char separator) {}
