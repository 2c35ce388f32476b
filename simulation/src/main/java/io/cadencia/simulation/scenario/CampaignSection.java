package io.cadencia.simulation.scenario;

import io.cadencia.core.campaign.CallPolicy;
import io.cadencia.core.campaign.CampaignSpec;
import io.cadencia.core.campaign.CampaignSpec.PacingLimits;
import io.cadencia.core.campaign.CampaignSpec.RetryPolicy;
import io.cadencia.core.campaign.DialMode;
import io.cadencia.core.port.telephony.AmdMode;
import io.cadencia.simulation.LocalClock;
import io.cadencia.simulation.VirtualWorld;
import java.util.List;

/** Reads the campaign of a scenario: the levers a supervisor has, under the names of a server's configuration. */
final class CampaignSection {
    private static final long MINUTE_MS = 60_000;
    private static final long MONTH_MINUTES = 31 * 24 * 60;
    private static final PacingLimits REFERENCE = VirtualWorld.campaign(0.029).pacing();

    private CampaignSection() {}

    static CampaignSpec read(Section section, LocalClock clock) {
        DialMode mode = section.choice(
                "mode", DialMode.PREDICTIVE, List.of(DialMode.PREDICTIVE, DialMode.PROGRESSIVE, DialMode.RATIO));
        long ringMs = section.whole("ringSeconds", 26, 15, 60) * 1_000;
        long waitMs = section.whole("waitLimitMs", 2_000, 0, CampaignSpec.MAX_WAIT_LIMIT_MS);
        long wrapUpMs = section.whole("wrapUpSeconds", 0, 0, 3_600) * 1_000;
        AmdMode machines = section.choice("machines", AmdMode.NONE, List.of(AmdMode.NONE, AmdMode.INLINE));
        double machineErrors = section.number("machineErrors", 0, 0, 1);
        long againMs = section.whole("callAgainMinutes", 60, 1, MONTH_MINUTES) * MINUTE_MS;
        PacingLimits pacing = pacing(section.child("pacing"), clock);
        RetryPolicy retry = retry(section.child("retry"));
        section.end();
        return VirtualWorld.campaign(mode, ringMs, waitMs, wrapUpMs, pacing, retry, againMs)
                .with(CallPolicy.NONE.with(machines, machineErrors));
    }

    private static PacingLimits pacing(Section section, LocalClock clock) {
        double ceiling = section.number("abandonmentCeiling", REFERENCE.abandonmentCeiling(), 0.0001, 0.05);
        double target =
                section.number("abandonmentTarget", Math.min(REFERENCE.abandonmentTarget(), ceiling), 0.0001, 0.05);
        double lines = section.number("linesPerAdvisor", REFERENCE.linesPerAdvisor(), 1, 20);
        int rate = (int) section.whole("callsPerSecond", REFERENCE.callsPerSecond(), 1, 1_000);
        int minimum = (int) section.whole("minimumTeam", REFERENCE.minimumTeam(), 1, 100);
        boolean lateCancel = section.flag("lateCancel", false);
        boolean answerModel = section.flag("answerModel", true);
        section.end();
        if (target > ceiling) {
            section.problem("abandonmentTarget", "must be at most the abandonmentCeiling of " + ceiling);
            return REFERENCE;
        }
        return new PacingLimits(
                target, ceiling, lines, rate, minimum, lateCancel, clock.zone().getId(), answerModel);
    }

    private static RetryPolicy retry(Section section) {
        RetryPolicy policy = new RetryPolicy(
                (int) section.whole("maxAttempts", 10, 1, 100),
                minutes(section, "busyMinutes", 15),
                minutes(section, "noAnswerMinutes", 60),
                minutes(section, "congestionMinutes", 1),
                minutes(section, "otherMinutes", 120));
        section.end();
        return policy;
    }

    private static long minutes(Section section, String field, long byDefault) {
        return section.whole(field, byDefault, 1, MONTH_MINUTES) * MINUTE_MS;
    }
}
