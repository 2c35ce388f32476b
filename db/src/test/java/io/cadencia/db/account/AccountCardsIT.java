package io.cadencia.db.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.db.Database;
import io.cadencia.db.PortfolioFixture;
import io.cadencia.db.TestDatabases;
import java.math.BigDecimal;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountCardsIT {
    private Database database;

    @BeforeEach
    void open() {
        database = TestDatabases.fresh(AccountCardsIT.class);
        PortfolioFixture.insert(database, 2);
        for (int i = 1; i <= 25; i++) {
            database.jooq()
                    .execute(
                            "INSERT INTO gestion (id, campaign_id, lead_id, account_id, person_id, mode,"
                                    + " contact_type, result_code, at) VALUES (?, 1, 1, 1, 1, 'MANUAL', 'DIRECT', 'NEG', ?)",
                            i,
                            "2026-11-01 10:" + (10 + i) + ":00");
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void shouldShowTheAccountWithItsPhonesAndLatestGestiones() {
        AccountCard card = new AccountCards(database).find(1).orElseThrow();

        assertThat(card.mandante()).isEqualTo("Banco de Prueba");
        assertThat(card.debtorName()).isEqualTo("María Peña 1");
        assertThat(card.totalBalance()).isEqualTo(new BigDecimal("1234.56"));
        assertThat(card.balanceDate()).hasToString("2026-11-01");
        assertThat(card.phones())
                .extracting(AccountCard.PhoneLine::zones)
                .first()
                .asString()
                .contains("Mexico_City");
        assertThat(card.gestiones()).hasSize(20);
        assertThat(card.gestiones().getFirst().gestionId()).isEqualTo(25);
        assertThat(card.gestiones().getFirst().resultLabel()).isEqualTo("Negativa de pago (se niega)");
    }

    @Test
    void shouldHideAllButTheEndOfTheIdentifier() {
        assertThat(new AccountCards(database).find(1).orElseThrow().maskedId()).matches("•{9}\\w{4}");
        assertThat(AccountCards.mask("123")).isEqualTo("•••");
        assertThat(AccountCards.mask("12345")).isEqualTo("••••5");
        assertThat(AccountCards.mask(null)).isEmpty();
    }

    @Test
    void shouldFindNothingForAnUnknownAccount() {
        assertThat(new AccountCards(database).find(99)).isEmpty();
    }

    @Test
    void shouldAnswerWithinThreeMilliseconds() {
        AccountCards cards = new AccountCards(database);
        for (int i = 0; i < 500; i++) {
            cards.find(1);
        }
        long[] nanos = new long[301];
        for (int i = 0; i < nanos.length; i++) {
            long start = System.nanoTime();
            cards.find(1);
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        System.out.println("account card: p10 " + nanos[30] / 1_000 + " us, p50 " + nanos[150] / 1_000 + " us");
        // the tenth percentile: what the look-up costs, not what else this machine does meanwhile
        assertThat(nanos[30]).isLessThan(3_000_000);
    }
}
