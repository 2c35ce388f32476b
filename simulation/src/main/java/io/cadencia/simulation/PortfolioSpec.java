package io.cadencia.simulation;

import io.cadencia.core.lead.PhoneType;
import java.util.List;

/**
 * The debtors.
 *
 * @param leads how many there are; 0 = new ones without end, each called once
 * @param spread how unlike debtors are: standard deviation over mean of a factor of each debtor's own on the chance of an
 *     answer; so a debtor's last results tell something of the next
 * @param tiring factor on the chance of an answer for each earlier call to the debtor
 * @param doneShare share of conversations after which the debtor is not called again
 */
public record PortfolioSpec(long leads, List<PhoneKind> phones, double spread, double tiring, double doneShare) {
    public static final long MOST_LEADS = 50_000_000;
    public static final int MOST_PHONES = 9;

    public PortfolioSpec {
        phones = List.copyOf(phones);
        if (phones.isEmpty() || phones.size() > MOST_PHONES) {
            throw new IllegalArgumentException("must have 1 to " + MOST_PHONES + " kinds of phones");
        }
    }

    public static PortfolioSpec endless(double answerShare, double busyShare) {
        return new PortfolioSpec(
                0, List.of(new PhoneKind("mobile", 1, Hourly.always(answerShare), 0, busyShare, 0, 0)), 0, 1, 0);
    }

    /**
     * A kind of phone, such as mobile, home or work. Of the calls no human answers the shares {@code machine}, {@code
     * busy} and {@code refused} come to that, the others ring out.
     *
     * @param share of the debtors who have one; a debtor with none at all has the first kind
     * @param answer chance that a human answers, by the local hour of the call
     * @param invalid share of these phones whose number does not exist
     */
    public record PhoneKind(
            String name, double share, Hourly answer, double machine, double busy, double refused, double invalid) {
        public PhoneKind {
            if (machine + busy + refused > 1 + 1e-9) {
                throw new IllegalArgumentException("machine, busy and refused together must be at most 1");
            }
        }

        /** As the dialer is told. */
        public PhoneType type() {
            return switch (name) {
                case "mobile" -> PhoneType.MOBILE;
                case "home" -> PhoneType.FIXED;
                case "work" -> PhoneType.WORK;
                default -> PhoneType.MESSAGE;
            };
        }
    }
}
