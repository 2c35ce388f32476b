package io.cadencia.server.app.config;

import io.cadencia.core.campaign.CallPolicy;
import io.cadencia.core.campaign.CampaignSpec;
import io.cadencia.core.campaign.CampaignSpec.PacingLimits;
import io.cadencia.core.campaign.CampaignSpec.Purpose;
import io.cadencia.core.campaign.CampaignSpec.RetryPolicy;
import io.cadencia.core.campaign.CampaignSpec.WrapUpPolicy;
import io.cadencia.core.campaign.DialMode;
import io.cadencia.core.campaign.TeamShare;
import io.cadencia.server.app.config.ServerConfig.CampaignConfig;
import io.cadencia.server.rules.ClassificationTree;
import io.cadencia.server.rules.ProfileCatalog;
import io.cadencia.server.rules.yaml.SettingException;
import io.cadencia.server.rules.yaml.YamlNode;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Currency;
import java.util.concurrent.TimeUnit;

/** Reads one campaign of the configuration. */
final class CampaignReader {
    static final long DEFAULT_RING_SECONDS = 25;
    static final long DEFAULT_WAIT_LIMIT_MS = 2_000;
    static final long DEFAULT_WRAP_UP_SECONDS = 45;
    static final double DEFAULT_ABANDONMENT_TARGET = 0.025;
    static final double DEFAULT_ABANDONMENT_CEILING = 0.03;
    static final double DEFAULT_LINES_PER_ADVISOR = 3;
    static final int DEFAULT_CALLS_PER_SECOND = 10;
    static final int DEFAULT_MINIMUM_TEAM = 5;
    static final String DEFAULT_ZONE = "America/Mexico_City";
    static final int DEFAULT_MAX_ATTEMPTS = 15;
    static final long DEFAULT_BUSY_MINUTES = 20;
    static final long DEFAULT_NO_ANSWER_MINUTES = 120;
    static final long DEFAULT_CONGESTION_MINUTES = 10;
    static final long DEFAULT_OTHER_MINUTES = 240;

    private static final int MONTH_MINUTES = 31 * 24 * 60;

    private CampaignReader() {}

    static CampaignConfig read(YamlNode node, ProfileCatalog profiles) {
        String code = node.text("code");
        if (!code.matches("[A-Za-z0-9_-]{1,40}")) {
            throw node.refuse("code", "must be 1 to 40 letters, digits, dashes and underscores");
        }
        String currency = node.text("currency");
        try {
            Currency.getInstance(currency);
        } catch (IllegalArgumentException e) {
            throw node.refuse("currency", "must be an ISO 4217 code such as MXN or CLP");
        }
        Path classification = ServerConfigReader.path(node, "classification");
        ClassificationTree tree =
                classification == null ? ClassificationTree.collections() : ClassificationTree.of(classification);
        CampaignConfig campaign = new CampaignConfig(
                code,
                node.text("portfolio"),
                currency,
                node.text("locale"),
                node.flag("running", true),
                classification,
                spec(node, code, tree, profiles));
        node.end();
        return campaign;
    }

    private static CampaignSpec spec(YamlNode node, String code, ClassificationTree tree, ProfileCatalog profiles) {
        String profile = node.text("profile");
        try {
            profiles.rule(profile);
        } catch (SettingException unknown) {
            throw node.refuse("profile", "is no known profile; " + unknown.getMessage());
        }
        WrapUpPolicy wrapUp = wrapUp(node.child("wrapUp"));
        PacingLimits pacing = pacing(node.child("pacing"));
        RetryPolicy retry = retry(node.child("retry"));
        CallPolicy calls = CallPolicyReader.read(node.child("calls"));
        DialMode mode = node.choice("mode", DialMode.class);
        TeamShare team = team(node.child("team"), mode);
        return new CampaignSpec(
                0,
                node.text("name", code),
                node.text("mandante"),
                node.choice("purpose", Purpose.class, Purpose.COLLECTION),
                mode,
                profile,
                node.text("trunk", ServerConfigReader.DEFAULT_TRUNK),
                node.text("callerId", ""),
                TimeUnit.SECONDS.toMillis(node.whole("ringSeconds", DEFAULT_RING_SECONDS, 15, 60)),
                node.whole("waitLimitMs", DEFAULT_WAIT_LIMIT_MS, 0, CampaignSpec.MAX_WAIT_LIMIT_MS),
                wrapUp,
                pacing,
                retry,
                tree.results(),
                tree.pauseReasons(),
                calls,
                team);
    }

    /** None = the campaign has its advisors for itself. */
    private static TeamShare team(YamlNode node, DialMode mode) {
        String name = node.text("name", "");
        if (!name.matches("[A-Za-z0-9_-]{0,40}")) {
            throw node.refuse("name", "must be 1 to 40 letters, digits, dashes and underscores");
        }
        if (!name.isEmpty() && !mode.paced()) {
            throw node.refuse(
                    "name",
                    "is for campaigns of mode PREDICTIVE, PROGRESSIVE or RATIO; leave team out where advisors dial by"
                            + " hand");
        }
        if (name.isEmpty() && node.has("weight")) {
            throw node.refuse("weight", "is a share of a team's conversations; give team.name too, or leave it out");
        }
        double weight = node.number("weight", TeamShare.ALONE.weight(), TeamShare.LEAST_WEIGHT, TeamShare.MOST_WEIGHT);
        node.end();
        return new TeamShare(name, weight);
    }

    private static WrapUpPolicy wrapUp(YamlNode node) {
        WrapUpPolicy policy = new WrapUpPolicy(
                TimeUnit.SECONDS.toMillis(node.whole("seconds", DEFAULT_WRAP_UP_SECONDS, 0, 3_600)),
                node.flag("earlyExit", true));
        node.end();
        return policy;
    }

    private static PacingLimits pacing(YamlNode node) {
        double ceiling = node.number("abandonmentCeiling", DEFAULT_ABANDONMENT_CEILING, 0.0001, 0.05);
        double target =
                node.number("abandonmentTarget", Math.min(DEFAULT_ABANDONMENT_TARGET, ceiling), 0.0001, ceiling);
        PacingLimits limits = new PacingLimits(
                target,
                ceiling,
                node.number("linesPerAdvisor", DEFAULT_LINES_PER_ADVISOR, 1, 20),
                (int) node.whole("callsPerSecond", DEFAULT_CALLS_PER_SECOND, 1, 1_000),
                (int) node.whole("minimumTeam", DEFAULT_MINIMUM_TEAM, 1, 100),
                node.flag("lateCancel", false),
                zone(node),
                node.flag("answerModel", true));
        node.end();
        return limits;
    }

    private static String zone(YamlNode node) {
        String zone = node.text("zone", DEFAULT_ZONE);
        try {
            return ZoneId.of(zone).getId();
        } catch (DateTimeException e) {
            throw node.refuse("zone", "must be an IANA time zone such as " + DEFAULT_ZONE);
        }
    }

    private static RetryPolicy retry(YamlNode node) {
        RetryPolicy policy = new RetryPolicy(
                (int) node.whole("maxAttempts", DEFAULT_MAX_ATTEMPTS, 1, 100),
                minutes(node, "busyMinutes", DEFAULT_BUSY_MINUTES),
                minutes(node, "noAnswerMinutes", DEFAULT_NO_ANSWER_MINUTES),
                minutes(node, "congestionMinutes", DEFAULT_CONGESTION_MINUTES),
                minutes(node, "otherMinutes", DEFAULT_OTHER_MINUTES));
        node.end();
        return policy;
    }

    private static long minutes(YamlNode node, String field, long byDefault) {
        return TimeUnit.MINUTES.toMillis(node.whole(field, byDefault, 1, MONTH_MINUTES));
    }
}
