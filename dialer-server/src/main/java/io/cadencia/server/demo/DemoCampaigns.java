package io.cadencia.server.demo;

import io.cadencia.core.campaign.CampaignSpec;
import io.cadencia.core.campaign.CampaignSpec.PacingLimits;
import io.cadencia.core.campaign.CampaignSpec.Purpose;
import io.cadencia.core.campaign.CampaignSpec.RetryPolicy;
import io.cadencia.core.campaign.CampaignSpec.WrapUpPolicy;
import io.cadencia.core.campaign.DialMode;
import io.cadencia.core.campaign.TeamShare;
import io.cadencia.server.rules.ClassificationTree;
import io.cadencia.server.rules.ProfileCatalog;
import java.util.concurrent.TimeUnit;

/** The campaigns of the demo: debtors answer quickly and talk briefly, so everything is a little quicker than life. */
final class DemoCampaigns {
    static final String PREDICTIVE = "demo-predictive";
    static final String LOANS = "demo-loans";
    static final String MANUAL = "demo-manual";
    /** Cards and loans share their advisors; cards have two thirds of the conversations. */
    private static final String TEAM = "demo";

    private static final long RING_MS = 20_000;
    private static final long WRAP_UP_MS = 30_000;

    private DemoCampaigns() {}

    /** @param id as the database gave it, 0 before */
    static CampaignSpec predictive(long id, String mandante) {
        return spec(id, "Tarjetas (predictiva)", mandante, DialMode.PREDICTIVE).with(new TeamShare(TEAM, 2));
    }

    static CampaignSpec loans(long id, String mandante) {
        return spec(id, "Préstamos (predictiva)", mandante, DialMode.PREDICTIVE).with(new TeamShare(TEAM, 1));
    }

    static CampaignSpec manual(long id, String mandante) {
        return spec(id, "Tarjetas (manual)", mandante, DialMode.MANUAL);
    }

    private static CampaignSpec spec(long id, String name, String mandante, DialMode mode) {
        ClassificationTree tree = ClassificationTree.collections();
        return new CampaignSpec(
                id,
                name,
                mandante,
                Purpose.COLLECTION,
                mode,
                ProfileCatalog.DEMO,
                "trunk",
                "+525550000000",
                RING_MS,
                CampaignSpec.MAX_WAIT_LIMIT_MS,
                new WrapUpPolicy(WRAP_UP_MS, true),
                new PacingLimits(0.025, 0.03, 3, 30, 5, false, "America/Mexico_City", true),
                new RetryPolicy(
                        10,
                        TimeUnit.MINUTES.toMillis(5),
                        TimeUnit.MINUTES.toMillis(20),
                        TimeUnit.MINUTES.toMillis(2),
                        TimeUnit.MINUTES.toMillis(20)),
                tree.results(),
                tree.pauseReasons());
    }
}
