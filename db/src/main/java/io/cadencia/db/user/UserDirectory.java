package io.cadencia.db.user;

import static io.cadencia.db.generated.Tables.APP_USER;
import static io.cadencia.db.generated.Tables.CAMPAIGN;
import static io.cadencia.db.generated.Tables.CAMPAIGN_ADVISOR;

import io.cadencia.db.Database;
import io.cadencia.db.generated.tables.records.AppUserRecord;
import io.cadencia.db.user.UserAccount.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.InsertSetMoreStep;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Users of the system. Thread-safe; blocks for as long as the database takes. */
public final class UserDirectory {
    private final Database database;

    public UserDirectory(Database database) {
        this.database = database;
    }

    /** Logins compare without regard to case and accents. */
    public Optional<UserAccount> findByLogin(String login) {
        return find(APP_USER.LOGIN.eq(login));
    }

    public Optional<UserAccount> findById(long userId) {
        return find(APP_USER.ID.eq(userId));
    }

    private Optional<UserAccount> find(Condition condition) {
        return database.jooq().selectFrom(APP_USER).where(condition).fetchOptional(UserDirectory::user);
    }

    /** Adds a user and returns its id; the same login again replaces name, hash, role and locale. */
    public long save(String login, String displayName, String passwordHash, Role role, String locale) {
        insert(login, displayName, passwordHash, role, locale)
                .onDuplicateKeyUpdate()
                .set(APP_USER.DISPLAY_NAME, displayName)
                .set(APP_USER.PASSWORD_HASH, passwordHash)
                .set(APP_USER.ROLE, role.name())
                .set(APP_USER.LOCALE, locale)
                .execute();
        return findByLogin(login).orElseThrow().userId();
    }

    /** Adds a user; empty if the login is taken, and nothing is changed then. */
    public Optional<Long> add(String login, String displayName, String passwordHash, Role role, String locale) {
        int added = insert(login, displayName, passwordHash, role, locale)
                .onDuplicateKeyIgnore()
                .execute();
        return added == 0 ? Optional.empty() : findByLogin(login).map(UserAccount::userId);
    }

    private InsertSetMoreStep<AppUserRecord> insert(
            String login, String displayName, String passwordHash, Role role, String locale) {
        return database.jooq()
                .insertInto(APP_USER)
                .set(APP_USER.LOGIN, login)
                .set(APP_USER.DISPLAY_NAME, displayName)
                .set(APP_USER.PASSWORD_HASH, passwordHash)
                .set(APP_USER.ROLE, role.name())
                .set(APP_USER.LOCALE, locale);
    }

    /** A new password also takes away the lock of wrong ones. */
    public void changePassword(long userId, String passwordHash) {
        database.jooq()
                .update(APP_USER)
                .set(APP_USER.PASSWORD_HASH, passwordHash)
                .set(APP_USER.FAILED_ATTEMPTS, 0)
                .setNull(APP_USER.LOCKED_UNTIL)
                .where(APP_USER.ID.eq(userId))
                .execute();
    }

    public void changeRole(long userId, Role role) {
        database.jooq()
                .update(APP_USER)
                .set(APP_USER.ROLE, role.name())
                .where(APP_USER.ID.eq(userId))
                .execute();
    }

    /** A user who is not enabled cannot sign in; one who is signed in stays. */
    public void enable(long userId, boolean enabled) {
        database.jooq()
                .update(APP_USER)
                .set(APP_USER.ENABLED, enabled)
                .where(APP_USER.ID.eq(userId))
                .execute();
    }

    /** Everyone, by login; at most {@code limit}. */
    public List<UserAccount> all(int limit) {
        return database.jooq()
                .selectFrom(APP_USER)
                .orderBy(APP_USER.LOGIN)
                .limit(limit)
                .fetch(UserDirectory::user);
    }

    /** Ids of campaigns by their codes; a code nobody has is missing in it. */
    public Map<String, Long> campaignIds(Collection<String> codes) {
        return database.jooq()
                .select(CAMPAIGN.CODE, CAMPAIGN.ID)
                .from(CAMPAIGN)
                .where(CAMPAIGN.CODE.in(codes))
                .fetchMap(CAMPAIGN.CODE, CAMPAIGN.ID);
    }

    /** Replaces the campaigns an advisor works. */
    public void assignCampaigns(long advisorId, Collection<Long> campaignIds) {
        database.jooq().transaction(transaction -> {
            transaction
                    .dsl()
                    .deleteFrom(CAMPAIGN_ADVISOR)
                    .where(CAMPAIGN_ADVISOR.ADVISOR_ID.eq(advisorId))
                    .execute();
            for (long campaignId : campaignIds) {
                transaction
                        .dsl()
                        .insertInto(CAMPAIGN_ADVISOR, CAMPAIGN_ADVISOR.CAMPAIGN_ID, CAMPAIGN_ADVISOR.ADVISOR_ID)
                        .values(campaignId, advisorId)
                        .execute();
            }
        });
    }

    /**
     * Counts a wrong password. The {@code lockAfter}th in a row locks the user for {@code lockFor}. One statement, so
     * parallel guesses are all counted.
     */
    public void recordFailure(long userId, Instant now, int lockAfter, Duration lockFor) {
        // MariaDB assigns from left to right: the second assignment sees the count already raised
        database.jooq()
                .update(APP_USER)
                .set(APP_USER.FAILED_ATTEMPTS, APP_USER.FAILED_ATTEMPTS.plus(1))
                .set(
                        APP_USER.LOCKED_UNTIL,
                        DSL.when(
                                        APP_USER.FAILED_ATTEMPTS.ge(lockAfter),
                                        DSL.val(now.plus(lockFor), APP_USER.LOCKED_UNTIL))
                                .otherwise(APP_USER.LOCKED_UNTIL))
                .where(APP_USER.ID.eq(userId))
                .execute();
    }

    /** A right password: the count starts again and the lock is gone. */
    public void recordSignIn(long userId, Instant now) {
        database.jooq()
                .update(APP_USER)
                .set(APP_USER.FAILED_ATTEMPTS, 0)
                .setNull(APP_USER.LOCKED_UNTIL)
                .set(APP_USER.LAST_SIGN_IN_AT, now)
                .where(APP_USER.ID.eq(userId))
                .execute();
    }

    public void assignToCampaign(long advisorId, long campaignId) {
        database.jooq()
                .insertInto(CAMPAIGN_ADVISOR, CAMPAIGN_ADVISOR.CAMPAIGN_ID, CAMPAIGN_ADVISOR.ADVISOR_ID)
                .values(campaignId, advisorId)
                .onDuplicateKeyIgnore()
                .execute();
    }

    /** Campaigns an advisor works, by id. */
    public List<Long> campaignsOf(long advisorId) {
        return database.jooq()
                .select(CAMPAIGN_ADVISOR.CAMPAIGN_ID)
                .from(CAMPAIGN_ADVISOR)
                .where(CAMPAIGN_ADVISOR.ADVISOR_ID.eq(advisorId))
                .orderBy(CAMPAIGN_ADVISOR.CAMPAIGN_ID)
                .fetch(CAMPAIGN_ADVISOR.CAMPAIGN_ID);
    }

    private static UserAccount user(Record row) {
        return new UserAccount(
                row.get(APP_USER.ID),
                row.get(APP_USER.LOGIN),
                row.get(APP_USER.DISPLAY_NAME),
                row.get(APP_USER.PASSWORD_HASH),
                Role.valueOf(row.get(APP_USER.ROLE)),
                row.get(APP_USER.LOCALE),
                row.get(APP_USER.ENABLED),
                row.get(APP_USER.FAILED_ATTEMPTS),
                row.get(APP_USER.LOCKED_UNTIL),
                row.get(APP_USER.LAST_SIGN_IN_AT));
    }
}
