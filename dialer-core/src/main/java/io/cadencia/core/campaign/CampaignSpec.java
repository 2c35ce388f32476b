package io.cadencia.core.campaign;

import io.cadencia.core.collections.ResultRule;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;

/**
 * What a campaign is set to do. Validated once, then sealed; a change is a new spec.
 *
 * @param profile id of the compliance profile every call passes
 * @param calls recording, machines, third parties, inbound
 * @param results the second level of the classification an advisor may choose, with what each leads to
 * @param team whose advisors talk
 */
public record CampaignSpec(
        long campaignId,
        String name,
        String mandante,
        Purpose purpose,
        DialMode mode,
        String profile,
        String trunk,
        String callerId,
        long ringTimeoutMs,
        long waitLimitMs,
        WrapUpPolicy wrapUp,
        PacingLimits pacing,
        RetryPolicy retry,
        List<ResultRule> results,
        List<PauseReason> pauseReasons,
        CallPolicy calls,
        TeamShare team) {

    /** Shortest ringing before a call may be given up (Ofcom and FTC agree on 15 s; domain.md 2.1). */
    public static final long MIN_RING_TIMEOUT_MS = 15_000;

    public static final long MAX_RING_TIMEOUT_MS = 60_000;
    public static final long MAX_WAIT_LIMIT_MS = 2_000;

    public CampaignSpec {
        calls = calls == null ? CallPolicy.NONE : calls; // absent from a journal of the first version
        team = team == null ? TeamShare.ALONE : team; // absent from a journal of an earlier version
        results = List.copyOf(results);
        pauseReasons = List.copyOf(pauseReasons);
        Limits.text("name", name, 100);
        Limits.text("profile", profile, 40);
        Limits.text("trunk", trunk, 40);
        Limits.range("ringTimeoutMs", ringTimeoutMs, MIN_RING_TIMEOUT_MS, MAX_RING_TIMEOUT_MS);
        Limits.range("waitLimitMs", waitLimitMs, 0, MAX_WAIT_LIMIT_MS);
        if (mode == DialMode.INBOUND) {
            throw new IllegalArgumentException("mode INBOUND is a call's, not a campaign's: give the campaign"
                    + " calls.inboundNumbers and one of the other modes");
        }
        if (team.shared() && !mode.paced()) {
            throw new IllegalArgumentException("team '" + team.name() + "' cannot be shared by a campaign of mode "
                    + mode + ": set one of PREDICTIVE, PROGRESSIVE, RATIO, or leave team out");
        }
        if (results.isEmpty()) {
            throw new IllegalArgumentException("results: a campaign needs at least one result to classify with");
        }
    }

    /** A campaign without call functions, with advisors of its own. */
    public CampaignSpec(
            long campaignId,
            String name,
            String mandante,
            Purpose purpose,
            DialMode mode,
            String profile,
            String trunk,
            String callerId,
            long ringTimeoutMs,
            long waitLimitMs,
            WrapUpPolicy wrapUp,
            PacingLimits pacing,
            RetryPolicy retry,
            List<ResultRule> results,
            List<PauseReason> pauseReasons) {
        this(
                campaignId,
                name,
                mandante,
                purpose,
                mode,
                profile,
                trunk,
                callerId,
                ringTimeoutMs,
                waitLimitMs,
                wrapUp,
                pacing,
                retry,
                results,
                pauseReasons,
                CallPolicy.NONE,
                TeamShare.ALONE);
    }

    /** The same campaign under the id it has in the database. */
    public CampaignSpec withId(long id) {
        return with(id, mode, ringTimeoutMs, waitLimitMs, pacing, calls, team);
    }

    /** The same campaign with other limits of its pacing. */
    public CampaignSpec with(PacingLimits other) {
        return with(campaignId, mode, ringTimeoutMs, waitLimitMs, other, calls, team);
    }

    /** The same campaign with other call functions. */
    public CampaignSpec with(CallPolicy other) {
        return with(campaignId, mode, ringTimeoutMs, waitLimitMs, pacing, other, team);
    }

    /** The same campaign with other advisors, or another share of them. */
    public CampaignSpec with(TeamShare other) {
        return with(campaignId, mode, ringTimeoutMs, waitLimitMs, pacing, calls, other);
    }

    /** The same with other levers, see {@link Levers}. */
    CampaignSpec with(DialMode otherMode, long ringMs, long waitMs, PacingLimits otherPacing, TeamShare otherTeam) {
        return with(campaignId, otherMode, ringMs, waitMs, otherPacing, calls, otherTeam);
    }

    private CampaignSpec with(
            long id,
            DialMode otherMode,
            long otherRingMs,
            long otherWaitMs,
            PacingLimits otherPacing,
            CallPolicy otherCalls,
            TeamShare otherTeam) {
        return new CampaignSpec(
                id,
                name,
                mandante,
                purpose,
                otherMode,
                profile,
                trunk,
                callerId,
                otherRingMs,
                otherWaitMs,
                wrapUp,
                otherPacing,
                retry,
                results,
                pauseReasons,
                otherCalls,
                otherTeam);
    }

    /** Purpose of a campaign: decides caller-id prefixes, do-not-call lists and result codes. */
    public enum Purpose {
        COLLECTION,
        SALES,
        SERVICE
    }

    /**
     * After-call work.
     *
     * @param limitMs 0 = no limit
     * @param earlyExit the advisor may go on as soon as the call is classified
     */
    public record WrapUpPolicy(long limitMs, boolean earlyExit) {
        public WrapUpPolicy {
            Limits.range("wrapUp.limitMs", limitMs, 0, 3_600_000);
        }
    }

    /**
     * What a supervisor tunes.
     *
     * @param abandonmentTarget share of human answers the pacing aims at, e.g. 0.029
     * @param abandonmentCeiling legal limit, e.g. 0.03
     * @param linesPerAdvisor most calls in flight per advisor working
     * @param callsPerSecond most launches in a second
     * @param minimumTeam below this many advisors the pacing is progressive
     * @param lateCancel calls that have rung {@value #MIN_RING_TIMEOUT_MS} ms and would likely find nobody may be given up
     * @param zone IANA zone whose calendar day is one of the windows of the ceiling
     * @param answerModel leads and phones are chosen by how likely they are to answer now
     */
    public record PacingLimits(
            double abandonmentTarget,
            double abandonmentCeiling,
            double linesPerAdvisor,
            int callsPerSecond,
            int minimumTeam,
            boolean lateCancel,
            String zone,
            boolean answerModel) {
        public PacingLimits {
            zone = zone == null ? "UTC" : zone; // absent from a journal of an earlier version
            if (!(abandonmentTarget > 0 && abandonmentTarget <= abandonmentCeiling && abandonmentCeiling <= 0.05)) {
                throw new IllegalArgumentException(
                        "abandonmentTarget " + abandonmentTarget + " must be above 0 and at most the ceiling "
                                + abandonmentCeiling + ", the ceiling at most 0.05");
            }
            if (!(linesPerAdvisor >= 1 && linesPerAdvisor <= 20)) {
                throw new IllegalArgumentException("linesPerAdvisor " + linesPerAdvisor + " must be 1 to 20");
            }
            Limits.range("callsPerSecond", callsPerSecond, 1, 1_000);
            Limits.range("minimumTeam", minimumTeam, 1, 100);
            try {
                ZoneId.of(zone);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(
                        "zone '" + zone + "' is no IANA time zone such as America/Mexico_City", e);
            }
        }

        /** Without late cancelling and answer model, days as in UTC. */
        public PacingLimits(
                double abandonmentTarget,
                double abandonmentCeiling,
                double linesPerAdvisor,
                int callsPerSecond,
                int minimumTeam) {
            this(
                    abandonmentTarget,
                    abandonmentCeiling,
                    linesPerAdvisor,
                    callsPerSecond,
                    minimumTeam,
                    false,
                    "UTC",
                    false);
        }

        /** The same with other levers, see {@link Levers}. */
        PacingLimits with(
                double target, double ceiling, double lines, int rate, int team, boolean late, boolean answers) {
            return new PacingLimits(target, ceiling, lines, rate, team, late, zone, answers);
        }
    }

    /**
     * When a lead may be tried again.
     *
     * @param maxAttempts after this many calls the lead is done
     */
    public record RetryPolicy(int maxAttempts, long busyMs, long noAnswerMs, long congestionMs, long otherMs) {
        public RetryPolicy {
            Limits.range("retry.maxAttempts", maxAttempts, 1, 100);
            Limits.range("retry.busyMs", busyMs, 1_000, Limits.MONTH_MS);
            Limits.range("retry.noAnswerMs", noAnswerMs, 1_000, Limits.MONTH_MS);
            Limits.range("retry.congestionMs", congestionMs, 1_000, Limits.MONTH_MS);
            Limits.range("retry.otherMs", otherMs, 1_000, Limits.MONTH_MS);
        }
    }

    /** {@code limitMs} 0 = no limit. */
    public record PauseReason(String code, long limitMs) {}
}
