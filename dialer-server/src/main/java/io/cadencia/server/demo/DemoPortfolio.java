package io.cadencia.server.demo;

import io.cadencia.core.campaign.CampaignSpec;
import io.cadencia.db.Database;
import io.cadencia.db.portfolio.Assignment;
import io.cadencia.db.portfolio.PortfolioCatalog;
import io.cadencia.db.user.UserDirectory;
import io.cadencia.server.gateway.Campaigns;
import io.cadencia.server.importexport.ImportPreview;
import io.cadencia.server.importexport.ImportProgress;
import io.cadencia.server.importexport.ImportRequest;
import io.cadencia.server.importexport.PortfolioImport;
import io.cadencia.server.rules.ProfileCatalog;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The invented debtors, imported as a real file would be, and the two campaigns that work them. */
record DemoPortfolio(Campaigns.Entry predictive, Campaigns.Entry manual) {
    private static final String MANDANTE = "DEMO";
    private static final String CURRENCY = "MXN";
    private static final String LOCALE = "es-MX";

    static DemoPortfolio load(Database database, Path folder, int debtors, long seed) throws Exception {
        Loader loader = new Loader(database, folder, seed);
        int byHand = debtors / DemoCampaigns.MANUAL_SHARE;
        long predictiveLot = loader.load("predictiva", debtors - byHand, 0);
        long manualLot = loader.load("manual", byHand, 1);
        return new DemoPortfolio(
                loader.campaign(DemoCampaigns.predictive(0, MANDANTE), DemoCampaigns.PREDICTIVE, predictiveLot),
                loader.campaign(DemoCampaigns.manual(0, MANDANTE), DemoCampaigns.MANUAL, manualLot));
    }

    List<Campaigns.Entry> campaigns() {
        return List.of(predictive, manual);
    }

    List<Long> campaignIds() {
        return campaigns().stream().map(entry -> entry.spec().campaignId()).toList();
    }

    DemoUsers createUsers(Database database, int robots) {
        return DemoUsers.create(
                new UserDirectory(database),
                robots,
                predictive.spec().campaignId(),
                manual.spec().campaignId());
    }
}
