package io.cadencia.e2e;

import static org.assertj.core.api.Assertions.assertThat;

/** The database held against itself and against the carrier, once no call is in progress. */
final class Books {
    private Books() {}

    /**
     * @param leads leads that there were at the start
     * @param inHand leads that the engine says it holds
     */
    static void assertBalanced(Site site, int leads, long inHand) {
        assertThat(site.count("SELECT COUNT(*) FROM campaign_lead")).as("leads").isEqualTo(leads);
        assertThat(site.count("SELECT COUNT(*) FROM campaign_lead WHERE state = 'LOCKED'"))
                .as("leads locked, and held by the engine")
                .isEqualTo(inHand);
        assertCalls(site);
        assertNone(
                site,
                "leads given back with another number of attempts than were made (our own failures do not count)",
                "campaign_lead l WHERE state <> 'LOCKED' AND attempts <> (SELECT COUNT(*) FROM attempt a"
                        + " WHERE a.lead_id = l.id AND outcome NOT IN ('TECHNICAL_FAILURE', 'CANCELLED')"
                        + " AND NOT EXISTS (SELECT 1 FROM gestion g WHERE g.attempt_id = a.id AND g.corrects_id IS NOT NULL))");
        assertNone(site, "persons called twice at once", pairs("a.person_id = b.person_id", "placed_at"));
        assertNone(
                site,
                "calls in the hands of an advisor who had another",
                pairs("a.advisor_id = b.advisor_id AND a.connected_at IS NOT NULL", "connected_at"));
        assertNone(
                site,
                "calls of an advisor without exactly one gestión",
                "attempt a WHERE connected_at IS NOT NULL AND (SELECT COUNT(*) FROM gestion g WHERE g.attempt_id ="
                        + " a.id AND g.advisor_id IS NOT NULL) <> 1");
        assertNone(
                site,
                "calls with more than one gestión",
                "(SELECT attempt_id FROM gestion WHERE corrects_id IS NULL GROUP BY attempt_id HAVING COUNT(*) > 1) twice");
        assertNone(
                site,
                "intervals of advisors told twice",
                "(SELECT advisor_id FROM advisor_interval GROUP BY advisor_id, state, from_at, to_at"
                        + " HAVING COUNT(*) > 1) twice");
    }

    /** Each call the carrier saw is one attempt; an attempt it did not see never left the engine. */
    private static void assertCalls(Site site) {
        long attempts = site.count("SELECT COUNT(*) FROM attempt");
        long unseen = attempts - site.debtors().statistics().created();
        assertThat(unseen).as("attempts that the carrier did not see").isNotNegative();
        assertThat(site.count(
                        "SELECT COUNT(*) FROM attempt WHERE outcome = 'TECHNICAL_FAILURE' AND ringing_at IS NULL"))
                .as("attempts that failed before they rang")
                .isGreaterThanOrEqualTo(unseen);
    }

    private static String pairs(String same, String from) {
        return "attempt a JOIN attempt b ON a.id < b.id AND " + same + " AND a." + from + " < b.ended_at AND b." + from
                + " < a.ended_at";
    }

    private static void assertNone(Site site, String what, String from) {
        assertThat(site.count("SELECT COUNT(*) FROM " + from)).as(what).isZero();
    }
}
