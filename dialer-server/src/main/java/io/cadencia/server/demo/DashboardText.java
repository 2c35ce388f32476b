package io.cadencia.server.demo;

import io.cadencia.core.engine.CampaignFigures;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The live figures as text. Not thread-safe: it remembers the last minute for the rate of gestiones. */
final class DashboardText {
    private static final String HEADER = String.format(
            Locale.ROOT,
            "%-22s %-11s %7s %7s %7s %7s %7s %9s %9s %8s",
            "campaign",
            "mode",
            "dialing",
            "ringing",
            "talking",
            "waiting",
            "ready",
            "abandoned",
            "occupancy",
            "gest/min");

    private final Map<Long, GestionRate> rates = new HashMap<>();

    /** A table for a terminal. */
    List<String> table(List<CampaignFigures> campaigns, Duration elapsed, long nowMs, String status) {
        return Stream.of(
                        Stream.of(clock(elapsed) + "  " + status, HEADER),
                        campaigns.stream().map(campaign -> row(campaign, nowMs)),
                        Stream.of(totals(campaigns)))
                .flatMap(lines -> lines)
                .toList();
    }

    /** One line for a log. */
    String line(List<CampaignFigures> campaigns, Duration elapsed, long nowMs) {
        StringBuilder line = new StringBuilder(clock(elapsed));
        for (CampaignFigures c : campaigns) {
            line.append(String.format(
                    Locale.ROOT,
                    " | %s: dialing %d, ringing %d, talking %d, waiting %d, abandoned %s, occupancy %s, %.0f gestiones/min",
                    c.name(),
                    c.dialing(),
                    c.ringing(),
                    c.onCall(),
                    c.waiting(),
                    share(c.abandoned(), c.answered()),
                    share(c.busyMs(), c.busyMs() + c.idleMs()),
                    rate(c, nowMs)));
            if (!c.blocker().isEmpty()) {
                line.append(" (").append(c.blocker()).append(')');
            }
        }
        return line.toString();
    }

    private String row(CampaignFigures c, long nowMs) {
        String row = String.format(
                Locale.ROOT,
                "%-22.22s %-11s %7d %7d %7d %7d %7d %9s %9s %8.0f",
                c.name(),
                c.mode().name().toLowerCase(Locale.ROOT),
                c.dialing(),
                c.ringing(),
                c.onCall(),
                c.waiting(),
                c.ready(),
                share(c.abandoned(), c.answered()),
                share(c.busyMs(), c.busyMs() + c.idleMs()),
                rate(c, nowMs));
        return c.blocker().isEmpty() ? row : row + "  " + c.blocker();
    }

    private double rate(CampaignFigures c, long nowMs) {
        return rates.computeIfAbsent(c.campaignId(), id -> new GestionRate()).add(nowMs, c.classified());
    }

    private static String totals(List<CampaignFigures> campaigns) {
        long placed = campaigns.stream().mapToLong(CampaignFigures::placed).sum();
        long answered = campaigns.stream().mapToLong(CampaignFigures::answered).sum();
        long connected =
                campaigns.stream().mapToLong(CampaignFigures::connected).sum();
        long classified =
                campaigns.stream().mapToLong(CampaignFigures::classified).sum();
        return String.format(
                Locale.ROOT,
                "calls placed %,d · answered %,d · with an advisor %,d · classified %,d",
                placed,
                answered,
                connected,
                classified);
    }

    /** Nothing to divide by is no share at all, never 0 % (domain.md 2.7). */
    static String share(long part, long whole) {
        return whole == 0 ? "—" : String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
    }

    private static String clock(Duration elapsed) {
        return String.format(
                Locale.ROOT, "%02d:%02d:%02d", elapsed.toHours(), elapsed.toMinutesPart(), elapsed.toSecondsPart());
    }
}
