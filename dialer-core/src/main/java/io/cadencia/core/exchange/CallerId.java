package io.cadencia.core.exchange;

import io.cadencia.core.campaign.CampaignSpec.Purpose;

/**
 * A number calls may show, and for what. In Chile mass and automated calls must show a 600 number towards people one
 * has a contract with, collections named among them, and an 809 number when offering; any other is prohibited (SUBTEL,
 * in force since 13 August 2025; domain.md, section 2).
 *
 * @param number E.164 with its plus sign
 */
public record CallerId(String number, Purpose purpose) {
    private static final String CHILE = "+56";

    public CallerId {
        if (!number.matches("\\+[1-9][0-9]{6,14}")) {
            throw new IllegalArgumentException(
                    "number: '" + number + "' must be written in full, such as +525550000000");
        }
        if (number.startsWith(CHILE) && !number.startsWith(CHILE + chileanPrefix(purpose))) {
            throw new IllegalArgumentException("number: '" + number + "' may not be shown for " + purpose
                    + " in Chile, where it must begin with " + CHILE + chileanPrefix(purpose));
        }
    }

    private static String chileanPrefix(Purpose purpose) {
        return switch (purpose) {
            case COLLECTION, SERVICE -> "600";
            case SALES -> "809";
        };
    }
}
