package io.cadencia.db.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.db.Database;
import io.cadencia.db.PortfolioFixture;
import io.cadencia.db.TestDatabases;
import io.cadencia.db.user.UserAccount.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UserDirectoryIT {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private Database database;
    private UserDirectory users;
    private long ana;

    @BeforeEach
    void open() {
        database = TestDatabases.fresh(UserDirectoryIT.class);
        users = new UserDirectory(database);
        ana = users.save("ana", "Ana Núñez", "$argon2id$x", Role.ADVISOR, "es-MX");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void shouldFindAUserByLoginWhateverTheCase() {
        assertThat(users.findByLogin("ANA")).hasValueSatisfying(user -> {
            assertThat(user.displayName()).isEqualTo("Ana Núñez");
            assertThat(user.role()).isEqualTo(Role.ADVISOR);
            assertThat(user.enabled()).isTrue();
        });
        assertThat(users.findByLogin("nobody")).isEmpty();
    }

    @Test
    void shouldNotAddALoginTwice() {
        assertThat(users.add("Ana", "Another", "$argon2id$y", Role.ADMIN, "en")).isEmpty();
        assertThat(user().displayName()).isEqualTo("Ana Núñez");

        assertThat(users.add("beto", "Beto", "$argon2id$y", Role.SUPERVISOR, "es-CL"))
                .hasValueSatisfying(id -> assertThat(users.findById(id)).isPresent());
        assertThat(users.all(10)).extracting(UserAccount::login).containsExactly("ana", "beto");
        assertThat(users.all(1)).hasSize(1);
    }

    @Test
    void shouldChangePasswordRoleAndWhetherAUserMaySignIn() {
        users.recordFailure(ana, NOW, 1, Duration.ofMinutes(15));

        users.changePassword(ana, "$argon2id$new");
        users.changeRole(ana, Role.QUALITY);
        users.enable(ana, false);

        assertThat(user().passwordHash()).isEqualTo("$argon2id$new");
        assertThat(user().isLockedAt(NOW)).isFalse();
        assertThat(user().role()).isEqualTo(Role.QUALITY);
        assertThat(user().enabled()).isFalse();
    }

    @Test
    void shouldLockAfterTheThirdWrongPasswordAndOpenAfterTheRightOne() {
        for (int i = 1; i <= 2; i++) {
            users.recordFailure(ana, NOW, 3, Duration.ofMinutes(15));
        }
        assertThat(user().isLockedAt(NOW)).isFalse();

        users.recordFailure(ana, NOW, 3, Duration.ofMinutes(15));
        assertThat(user().isLockedAt(NOW.plusSeconds(899))).isTrue();
        assertThat(user().isLockedAt(NOW.plusSeconds(900))).isFalse();

        users.recordSignIn(ana, NOW.plusSeconds(900));
        assertThat(user().failedAttempts()).isZero();
        assertThat(user().isLockedAt(NOW)).isFalse();
        assertThat(user().lastSignInAt()).isEqualTo(NOW.plusSeconds(900));
    }

    @Test
    void shouldReplaceAUserSavedAgain() {
        assertThat(users.save("Ana", "Ana N.", "$argon2id$y", Role.SUPERVISOR, "es-CL"))
                .isEqualTo(ana);
        assertThat(user().role()).isEqualTo(Role.SUPERVISOR);
        assertThat(user()).asString().doesNotContain("argon2id");
    }

    @Test
    void shouldKnowTheCampaignsOfAnAdvisor() {
        PortfolioFixture.insert(database, 1);
        users.assignToCampaign(ana, PortfolioFixture.CAMPAIGN);
        users.assignToCampaign(ana, PortfolioFixture.CAMPAIGN);
        assertThat(users.campaignsOf(ana)).containsExactly(PortfolioFixture.CAMPAIGN);

        users.assignCampaigns(ana, List.of());
        assertThat(users.campaignsOf(ana)).isEmpty();
        Map<String, Long> ids = users.campaignIds(List.of("C1", "none"));
        users.assignCampaigns(ana, ids.values());
        assertThat(users.campaignsOf(ana)).containsExactlyElementsOf(ids.values());
    }

    private UserAccount user() {
        return users.findById(ana).orElseThrow();
    }
}
