package io.cadencia.server.gateway;

import io.cadencia.core.campaign.CampaignSpec;
import io.cadencia.core.campaign.DialMode;
import io.cadencia.core.collections.ContactType;
import io.cadencia.core.collections.FieldRule;
import io.cadencia.core.collections.ResultRule;
import io.cadencia.core.engine.CampaignFigures;
import io.cadencia.core.lead.Lead;
import io.cadencia.core.lead.Phone;
import io.cadencia.protocol.ServerMessage;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Small complete things for tests. */
final class Fixtures {
    static final long CAMPAIGN = 7;
    static final long ACCOUNT = 900;
    static final long LEAD = 41;

    private Fixtures() {}

    static CampaignSpec spec() {
        return spec(CAMPAIGN);
    }

    static CampaignSpec spec(long id) {
        return new CampaignSpec(
                id,
                "Cartera vencida",
                "Banco Ejemplo",
                CampaignSpec.Purpose.COLLECTION,
                DialMode.PREDICTIVE,
                "demo",
                "trunk",
                "+525500000000",
                20_000,
                2_000,
                new CampaignSpec.WrapUpPolicy(90_500, true),
                new CampaignSpec.PacingLimits(0.029, 0.03, 3, 10, 2),
                new CampaignSpec.RetryPolicy(5, 60_000, 60_000, 60_000, 60_000),
                List.of(
                        new ResultRule(
                                "PP",
                                ContactType.DIRECT,
                                List.of(
                                        new FieldRule("monto", FieldRule.Kind.MONEY, true, List.of()),
                                        new FieldRule("medio", FieldRule.Kind.CHOICE, true, List.of("SPEI", "PROPIO"))),
                                ResultRule.Next.DONE,
                                0,
                                true),
                        new ResultRule("NEQ", ContactType.INDIRECT, List.of(), ResultRule.Next.DROP_PHONE, 0, false)),
                List.of(new CampaignSpec.PauseReason("BANO", 600_000)));
    }

    static Campaigns campaigns() {
        var entry = new Campaigns.Entry(spec(), "MXN", "es-MX");
        return new Campaigns() {
            @Override
            public List<Entry> forAdvisor(long advisorId) {
                return List.of(entry);
            }

            @Override
            public @Nullable Entry find(long campaignId) {
                return campaignId == CAMPAIGN ? entry : null;
            }
        };
    }

    static Lead lead() {
        return new Lead(
                LEAD, CAMPAIGN, ACCOUNT, 5, 2, List.of(new Phone(31, "+525512345678", List.of("America/Mexico_City"))));
    }

    static ServerMessage.AccountCard card(long accountId) {
        return new ServerMessage.AccountCard(
                0,
                accountId,
                "F-" + accountId,
                "Banco Ejemplo",
                "Tarjeta",
                "Persona Ejemplo",
                "TITULAR",
                "•••1234",
                "America/Mexico_City",
                "MXN",
                "es-MX",
                new BigDecimal("1000.50"),
                new BigDecimal("300.00"),
                LocalDate.of(2026, 1, 1),
                45,
                null,
                null,
                List.of(new ServerMessage.Phone(
                        31, "+525512345678", "MOBILE", "TITULAR", "NEW", "America/Mexico_City", null)),
                List.of(new ServerMessage.HistoryEntry(
                        Instant.EPOCH, "PHONE", "DIRECT", "PP", "", "Ana", "n".repeat(1_000))));
    }

    static CampaignFigures figures(long campaignId, boolean running) {
        return new CampaignFigures(
                campaignId,
                "Cartera vencida",
                DialMode.PREDICTIVE,
                running,
                10,
                3,
                5,
                1,
                1,
                8,
                6,
                1,
                200,
                18_000,
                1_000,
                400,
                8,
                380,
                360,
                12,
                600_000,
                200_000,
                7_400,
                "",
                null,
                "",
                10,
                3,
                List.of());
    }
}
