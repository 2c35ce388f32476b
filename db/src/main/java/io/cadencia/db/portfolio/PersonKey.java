package io.cadencia.db.portfolio;

/** What makes two rows the same person. The number is normalised. */
public record PersonKey(String country, String idType, String idNumber) {}
