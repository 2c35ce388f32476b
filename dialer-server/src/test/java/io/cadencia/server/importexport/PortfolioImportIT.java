package io.cadencia.server.importexport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cadencia.core.campaign.CampaignSpec.Purpose;
import io.cadencia.core.campaign.DialMode;
import io.cadencia.core.lead.Lead;
import io.cadencia.core.port.LeadSource.LeadRequest;
import io.cadencia.db.Database;
import io.cadencia.db.TestDatabases;
import io.cadencia.db.account.AccountCard;
import io.cadencia.db.account.AccountCards;
import io.cadencia.db.lead.JooqLeadSource;
import io.cadencia.db.portfolio.Assignment;
import io.cadencia.db.portfolio.AssignmentException;
import io.cadencia.db.portfolio.PortfolioCatalog;
import io.cadencia.server.importexport.PortfolioImport.CommitMode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortfolioImportIT {
    private static final Locale MEXICO = Locale.forLanguageTag("es-MX");
    private static final String HEADER = "mandante,periodo,folio,id_deudor,nombre,saldo_total,dias_mora,moneda,"
            + "fecha_asignacion,pais,estado,municipio,tel1,tel2\n";

    @TempDir
    Path folder;

    private Database database;
    private PortfolioImport portfolioImport;
    private PortfolioCatalog catalog;
    private long mandante;
    private long portfolio;

    @BeforeEach
    void open() {
        database = TestDatabases.fresh(PortfolioImportIT.class);
        portfolioImport = new PortfolioImport(database);
        catalog = new PortfolioCatalog(database);
        mandante = catalog.saveMandante("BANCO", "Banco de Prueba", "MX");
        portfolio = catalog.savePortfolio(mandante, "TC", "Tarjetas", "MXN", "DEMO");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void shouldLoadAFileAndHandItsAccountsToACampaign() throws Exception {
        Path file = file(HEADER
                + "BANCO,2026-11,0001,GOMC800101AB1,María Peña,\"1,234.56\",45,MXN,01/11/2026,MX,Quintana Roo,Cancún,"
                + "5512345678,0000000000\n"
                + "BANCO,2026-11,0002,GOMC800101AB1,María Peña,100.00,90,MXN,01/11/2026,MX,Quintana Roo,Cancún,"
                + "9981234567,\n");

        Assignment assignment;
        try (ImportPreview preview = preview(file)) {
            assertThat(preview.accepted()).isEqualTo(2);
            assertThat(preview.totals()).isEqualTo(Map.of("MXN", new BigDecimal("1334.56")));
            assertThat(preview.warningsByReason()).isEqualTo(Map.of(RowReason.PHONE, 1));
            assertThat(preview.firstRows().getFirst().folio()).isEqualTo("0001");
            assertThat(count("account")).as("a preview loads nothing").isZero();
            assignment = portfolioImport.commit(preview, CommitMode.ALL_OR_NOTHING);
        }
        assertThat(assignment.accounts()).isEqualTo(2);
        assertThat(assignment.persons()).as("both accounts are of one person").isEqualTo(1);
        assertThat(assignment.phones()).isEqualTo(2);
        assertThat(assignment.totals()).containsEntry("MXN", new BigDecimal("1334.56"));

        long campaign = catalog.saveCampaign(portfolio, "C1", "Uno", Purpose.COLLECTION, DialMode.PREDICTIVE);
        assertThat(portfolioImport.createLeads(campaign, assignment.assignmentId()))
                .isEqualTo(2);
        assertThat(portfolioImport.createLeads(campaign, assignment.assignmentId()))
                .isZero();
        List<Lead> leads = new JooqLeadSource(database)
                .fetch(new LeadRequest(1, campaign, 10), System.currentTimeMillis())
                .leads();
        assertThat(leads).hasSize(2);
        assertThat(leads.getFirst().phones().getFirst().number()).isEqualTo("+525512345678");
        assertThat(leads.getFirst().phones().getFirst().zones())
                .containsExactly("America/Cancun", "America/Mexico_City");
        AccountCard card =
                new AccountCards(database).find(leads.getFirst().accountId()).orElseThrow();
        assertThat(card.folio()).as("the most overdue account comes first").isEqualTo("0002");
        assertThat(card.debtorName()).isEqualTo("María Peña");
    }

    @Test
    void shouldRefuseBadRowsEachWithItsReasonAndLoadTheGoodOnes() throws Exception {
        String good = "BANCO,2026-11,%s,GOMC800101AB%d,Nadie,%s,45,MXN,%s,MX,Sonora,x,%s,\n";
        Path file = file(HEADER
                + String.format(good, "A1", 1, "10.00", "01/11/2026", "5512345678")
                + String.format(good, "A1", 2, "10.00", "01/11/2026", "5512345679")
                + String.format(good, "1.23E+15", 3, "10.00", "01/11/2026", "5512345678")
                + String.format(good, "A4", 4, "1.234.567", "01/11/2026", "5512345678")
                + String.format(good, "A5", 5, "10.00", "31/02/2026", "5512345678")
                + String.format(good, "A6", 6, "10.00", "01/11/2026", "9999999999")
                + "OTRO,2026-11,A7,GOMC800101AB7,Nadie,10,45,MXN,01/11/2026,MX,Sonora,x,5512345678,\n"
                + "BANCO,2026-12,A8,GOMC800101AB8,Nadie,10,45,MXN,01/11/2026,MX,Sonora,x,5512345678,\n"
                + "BANCO,2026-11,A9,XX,Nadie,10,45,MXN,01/11/2026,MX,Sonora,x,5512345678,\n"
                + "BANCO,2026-11\n"
                + "BANCO,2026-11,,GOMC800101AB7,,10,45,MXN,01/11/2026,MX,Sonora,x,5512345678,\n");

        try (ImportPreview preview = preview(file)) {
            assertThat(preview.rows()).isEqualTo(11);
            assertThat(preview.accepted()).isEqualTo(1);
            assertThat(preview.rejectedByReason())
                    .containsOnlyKeys(
                            RowReason.DUPLICATE_IN_FILE,
                            RowReason.SCIENTIFIC_NOTATION,
                            RowReason.AMOUNT,
                            RowReason.DATE,
                            RowReason.NO_PHONE,
                            RowReason.WRONG_MANDANTE,
                            RowReason.WRONG_PERIOD,
                            RowReason.IDENTIFIER,
                            RowReason.FIELD_COUNT,
                            RowReason.MISSING);
            List<String> rejects = Files.readAllLines(preview.rejectsFile(), UTF_8);
            assertThat(rejects).hasSize(11);
            assertThat(rejects.get(0)).startsWith("renglon,motivo,mandante,periodo,folio");
            assertThat(rejects.get(1)).startsWith("3,folio: «A1» ya aparece antes en el archivo.,BANCO,2026-11,A1");
            assertThat(rejects.get(2)).contains("notación científica");
            assertThat(rejects.get(10)).contains("Falta folio. Falta nombre.");
            assertThatThrownBy(() -> portfolioImport.commit(preview, CommitMode.ALL_OR_NOTHING))
                    .isInstanceOf(ImportFileException.class)
                    .hasMessageContaining("10 rows are refused");
            assertThat(count("account")).isZero();

            assertThat(portfolioImport.commit(preview, CommitMode.GOOD_ROWS).rejects())
                    .isEqualTo(10);
            assertThat(count("account")).isEqualTo(1);
        }
    }

    @Test
    void shouldNameTheEarlierAssignmentWhenTheSameFileComesAgain() throws Exception {
        Path file = file(HEADER + row("1"));
        long first = load(file).assignmentId();
        Path copy = Files.copy(file, folder.resolve("otro-nombre.csv"));

        assertThatThrownBy(() -> preview(copy))
                .isInstanceOfSatisfying(
                        ImportFileException.class,
                        e -> assertThat(e.message(MEXICO))
                                .contains("ya se cargó: asignación " + first + ", archivo cartera.csv"));
    }

    @Test
    void shouldRefuseFoliosTheMandanteHasAlreadyAndKnowPersonsAgain() throws Exception {
        load(file(HEADER + row("1")));

        Path next = folder.resolve("next.csv");
        Files.writeString(next, HEADER + row("1") + row("2"), UTF_8);
        try (ImportPreview preview = preview(next)) {
            assertThat(preview.rejectedByReason()).isEqualTo(Map.of(RowReason.ALREADY_ASSIGNED, 1));
            Assignment second = portfolioImport.commit(preview, CommitMode.GOOD_ROWS);
            assertThat(second.persons()).isZero();
            assertThat(second.phones()).isZero();
        }
        assertThat(count("person")).isEqualTo(1);
        assertThat(count("account")).isEqualTo(2);
    }

    @Test
    void shouldLoadNothingWhenAnotherImportWasFaster() throws Exception {
        Path one = file(HEADER + row("1"));
        Path two = folder.resolve("two.csv");
        Files.writeString(two, HEADER + row("2") + row("1"), UTF_8);
        try (ImportPreview slow = preview(two)) {
            load(one);

            assertThatThrownBy(() -> portfolioImport.commit(slow, CommitMode.GOOD_ROWS))
                    .isInstanceOfSatisfying(
                            AssignmentException.class,
                            e -> assertThat(e.reason()).isEqualTo(AssignmentException.Reason.CHANGED_SINCE_PREVIEW));
        }
        assertThat(count("account")).isEqualTo(1);
        assertThat(count("assignment")).isEqualTo(1);
    }

    @Test
    void shouldRollBackAnAssignmentAndTakeTheFileAgain() throws Exception {
        Path file = file(HEADER + row("1"));
        long first = load(file).assignmentId();
        long campaign = catalog.saveCampaign(portfolio, "C1", "Uno", Purpose.COLLECTION, DialMode.MANUAL);
        portfolioImport.createLeads(campaign, first);

        portfolioImport.rollBack(first);

        assertThat(count("account") + count("person") + count("phone") + count("campaign_lead"))
                .isZero();
        assertThat(load(file).accounts()).isEqualTo(1);
        assertThatThrownBy(() -> portfolioImport.rollBack(first)).hasMessageContaining("was rolled back before");
    }

    @Test
    void shouldNotRollBackWhatWasWorked() throws Exception {
        long first = load(file(HEADER + row("1"))).assignmentId();
        database.jooq()
                .execute(
                        "INSERT INTO gestion (id, campaign_id, lead_id, account_id, person_id, mode, contact_type,"
                                + " result_code, at) SELECT 1, 1, 1, id, holder_id, 'MANUAL', 'DIRECT', 'NEG', NOW() FROM account");

        assertThatThrownBy(() -> portfolioImport.rollBack(first)).hasMessageContaining("has been worked already");
        assertThat(count("account")).isEqualTo(1);
    }

    @Test
    void shouldReadWindowsFilesWithSemicolons() throws Exception {
        Path file = folder.resolve("cl.csv");
        String text = "Mandante;Periodo;RUT;Operación;Nombre;Total deuda;Días mora;Moneda;Fecha de asignación;País;"
                + "Región;Fono1\nBANCO;2026-11;12.345.678-5;00077;José Muñoz;1.234.567;30;CLP;01-11-2026;Chile;"
                + "Magallanes;987654321\n";
        Files.write(file, text.getBytes(Charset.forName("windows-1252")));

        try (ImportPreview preview = preview(file)) {
            assertThat(preview.encoding()).isEqualTo("windows-1252");
            assertThat(preview.separator()).isEqualTo(';');
            assertThat(preview.rejectedByReason()).isEmpty();
            assertThat(preview.totals()).containsEntry("CLP", new BigDecimal("1234567.00"));
            assertThat(preview.firstRows().getFirst().name()).isEqualTo("José Muñoz");
        }
    }

    @Test
    void shouldReportAnUnclosedQuoteWithItsLine() throws IOException {
        Path file = file(HEADER + row("1") + "BANCO,\"2026");
        assertThatThrownBy(() -> preview(file).close())
                .isInstanceOfSatisfying(
                        ImportFileException.class,
                        e -> assertThat(e.problem()).isEqualTo(ImportFileException.Problem.MALFORMED));
        assertThat(folder.resolve("work")).isDirectoryNotContaining("glob:**/spool*");
    }

    @Test
    void shouldTakeAGeneratedPortfolioWithoutARefusal() throws Exception {
        for (String country : List.of("CL", "MX")) {
            Path file = folder.resolve(country + ".csv");
            PortfolioGenerator.write(new PortfolioSpec("BANCO", country, 2_500, 7, LocalDate.of(2026, 11, 1)), file);
            try (ImportPreview preview = preview(file)) {
                assertThat(preview.rejectedByReason()).isEmpty();
                assertThat(preview.accepted()).isEqualTo(2_500);
                if (country.equals("MX")) {
                    assertThat(portfolioImport
                                    .commit(preview, CommitMode.ALL_OR_NOTHING)
                                    .accounts())
                            .isEqualTo(2_500);
                }
            }
        }
        Path again = folder.resolve("again.csv");
        PortfolioGenerator.write(new PortfolioSpec("BANCO", "MX", 2_500, 7, LocalDate.of(2026, 11, 1)), again);
        assertThat(again).hasSameBinaryContentAs(folder.resolve("MX.csv"));
    }

    private static String row(String folio) {
        return "BANCO,2026-11," + folio + ",GOMC800101AB1,Nadie,10.00,45,MXN,01/11/2026,MX,Sonora,x,5512345678,\n";
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("cartera.csv"), text, UTF_8);
    }

    private ImportPreview preview(Path file) throws ImportFileException {
        return portfolioImport.preview(
                new ImportRequest(file, mandante, portfolio, "prueba", folder.resolve("work"), MEXICO),
                ImportProgress.SILENT);
    }

    private Assignment load(Path file) throws Exception {
        try (ImportPreview preview = preview(file)) {
            return portfolioImport.commit(preview, CommitMode.ALL_OR_NOTHING);
        }
    }

    private int count(String table) {
        return database.jooq().fetchCount(DSL.table(table));
    }
}
