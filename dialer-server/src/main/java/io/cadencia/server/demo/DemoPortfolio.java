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
import io.cadencia.server.importexport.PortfolioGenerator;
import io.cadencia.server.importexport.PortfolioImport;
import io.cadencia.server.importexport.PortfolioSpec;
import io.cadencia.server.rules.ProfileCatalog;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** The invented debtors, imported as a real file would be, and the campaigns that work them; two share their advisors. */
record DemoPortfolio(Campaigns.Entry predictive, Campaigns.Entry manual, Campaigns.Entry loans) {
    private static final String MEXICAN = "DEMO-MX";
    private static final String CHILEAN = "DEMO-CL";
    private static final String LENDER = "DEMO-MX-PRESTAMOS";
    /** Of so many debtors one is Chilean and worked by hand; the others are Mexican. */
    private static final int CHILEAN_SHARE = 5;
    /** Of so many Mexicans one owes a loan and no card. */
    private static final int LOAN_SHARE = 3;

    private static final Product CARDS =
            new Product("TDC", "Tarjetas de crédito", List.of("Tarjeta de crédito", "Tarjeta departamental"));
    private static final Product LOANS = new Product(
            "PRE", "Préstamos personales", List.of("Crédito personal", "Crédito de nómina", "Crédito de consumo"));

    static DemoPortfolio load(Database database, Path folder, int debtors, long seed) throws Exception {
        Loader loader = new Loader(database, folder);
        int byHand = debtors / CHILEAN_SHARE;
        int loans = (debtors - byHand) / LOAN_SHARE;
        return new DemoPortfolio(
                loader.load(
                        CARDS.owedBy(MEXICAN, "MX", debtors - byHand - loans, seed),
                        CARDS,
                        "MXN",
                        "es-MX",
                        DemoCampaigns.PREDICTIVE,
                        DemoCampaigns::predictive),
                loader.load(
                        CARDS.owedBy(CHILEAN, "CL", byHand, seed + 1),
                        CARDS,
                        "CLP",
                        "es-CL",
                        DemoCampaigns.MANUAL,
                        DemoCampaigns::manual),
                loader.load(
                        LOANS.owedBy(LENDER, "MX", loans, seed + 2),
                        LOANS,
                        "MXN",
                        "es-MX",
                        DemoCampaigns.LOANS,
                        DemoCampaigns::loans));
    }

    List<Campaigns.Entry> campaigns() {
        return List.of(predictive, manual, loans);
    }

    List<Long> campaignIds() {
        return campaigns().stream().map(entry -> entry.spec().campaignId()).toList();
    }

    DemoUsers createUsers(Database database, int robots) {
        return DemoUsers.create(
                new UserDirectory(database),
                robots,
                List.of(predictive.spec().campaignId(), loans.spec().campaignId()),
                manual.spec().campaignId());
    }

    /** What is owed; names the portfolio. */
    private record Product(String code, String name, List<String> products) {
        PortfolioSpec owedBy(String mandante, String country, int debtors, long seed) {
            return new PortfolioSpec(mandante, country, debtors, seed, LocalDate.now(ZoneOffset.UTC), products);
        }
    }

    /** Makes a campaign's spec out of its id and its mandante. */
    private interface SpecMaker {
        CampaignSpec make(long campaignId, String mandante);
    }

    private record Loader(PortfolioCatalog catalog, PortfolioImport importer, Path folder) {
        Loader(Database database, Path folder) {
            this(new PortfolioCatalog(database), new PortfolioImport(database), folder);
        }

        Campaigns.Entry load(
                PortfolioSpec debtors, Product product, String currency, String locale, String code, SpecMaker maker)
                throws Exception {
            String mandante = debtors.mandante();
            long mandanteId = catalog.saveMandante(mandante, "Financiera Demo " + debtors.country(), debtors.country());
            long portfolioId =
                    catalog.savePortfolio(mandanteId, product.code(), product.name(), currency, ProfileCatalog.DEMO);
            Assignment assignment = assign(debtors, mandanteId, portfolioId);
            CampaignSpec draft = maker.make(0, mandante);
            long id = catalog.saveCampaign(portfolioId, code, draft.name(), draft.purpose(), draft.mode());
            importer.createLeads(id, assignment.assignmentId());
            return new Campaigns.Entry(maker.make(id, mandante), currency, locale);
        }

        private Assignment assign(PortfolioSpec debtors, long mandanteId, long portfolioId) throws Exception {
            Path file = folder.resolve(debtors.mandante() + ".csv");
            PortfolioGenerator.write(debtors, file);
            ImportRequest request = new ImportRequest(
                    file, mandanteId, portfolioId, "demo", folder.resolve("import"), Locale.forLanguageTag("es-MX"));
            try (ImportPreview preview = importer.preview(request, ImportProgress.SILENT)) {
                return importer.commit(preview, PortfolioImport.CommitMode.ALL_OR_NOTHING);
            }
        }
    }
}
