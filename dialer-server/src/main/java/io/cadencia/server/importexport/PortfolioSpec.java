package io.cadencia.server.importexport;

import java.time.LocalDate;
import java.util.List;

/**
 * A portfolio to generate.
 *
 * @param mandante code written in every row
 * @param country {@code MX} or {@code CL}
 * @param rows accounts
 * @param seed the same seed gives the same file
 * @param assignedOn date of the assignment; its month is the period
 * @param products what may be owed; empty = any of those the generator knows
 */
public record PortfolioSpec(
        String mandante, String country, int rows, long seed, LocalDate assignedOn, List<String> products) {
    public PortfolioSpec {
        products = List.copyOf(products);
        if (!country.equals("MX") && !country.equals("CL")) {
            throw new IllegalArgumentException("country '" + country + "' must be MX or CL");
        }
        if (rows < 0) {
            throw new IllegalArgumentException("rows " + rows + " must not be negative");
        }
    }

    /** Of any products. */
    public PortfolioSpec(String mandante, String country, int rows, long seed, LocalDate assignedOn) {
        this(mandante, country, rows, seed, assignedOn, List.of());
    }
}
