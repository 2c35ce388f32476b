package io.cadencia.server.security;

import java.nio.file.Path;

/** A certificate (chain) and its private key in PEM files; the key is readable by its owner only. */
public record CertificateFiles(Path certificate, Path key) {}
