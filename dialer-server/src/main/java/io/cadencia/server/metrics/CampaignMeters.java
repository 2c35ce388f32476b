package io.cadencia.server.metrics;

import io.cadencia.core.engine.CampaignFigures;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;

/** Registers the meters of a campaign, tagged with its id, when its first figures arrive. */
final class CampaignMeters {
    private final MeterRegistry registry;
    private final LiveFigures live;

    CampaignMeters(MeterRegistry registry, LiveFigures live) {
        this.registry = registry;
        this.live = live;
        live.onNewCampaign(this::register);
    }

    private void register(long campaign) {
        calls(campaign, "dialing", CampaignFigures::dialing);
        calls(campaign, "ringing", CampaignFigures::ringing);
        calls(campaign, "waiting", CampaignFigures::waiting);
        calls(campaign, "connected", CampaignFigures::onCall);
        advisors(campaign, "ready", CampaignFigures::ready);
        advisors(campaign, "on_call", CampaignFigures::onCall);
        advisors(campaign, "wrap_up", CampaignFigures::wrapUp);
        advisors(campaign, "paused", CampaignFigures::paused);
        total(campaign, "placed", CampaignFigures::placed);
        total(campaign, "answered", CampaignFigures::answered);
        total(campaign, "abandoned", CampaignFigures::abandoned);
        total(campaign, "connected", CampaignFigures::connected);
        total(campaign, "classified", CampaignFigures::classified);
        total(campaign, "blocked", CampaignFigures::blocked);
        gauge("cadencia.campaign.abandonment.ratio", campaign, "", "", CampaignMeters::abandonment);
        gauge("cadencia.campaign.occupancy.ratio", campaign, "", "", CampaignMeters::occupancy);
        gauge("cadencia.campaign.hopper", campaign, "", "", CampaignFigures::hopper);
    }

    /** Abandoned / answered since the journal began; 0 before the first answer. */
    static double abandonment(CampaignFigures figures) {
        return figures.answered() == 0 ? 0 : (double) figures.abandoned() / figures.answered();
    }

    /** Busy / (busy + idle), domain.md 3.7; 0 before anybody worked. */
    static double occupancy(CampaignFigures figures) {
        long worked = figures.busyMs() + figures.idleMs();
        return worked == 0 ? 0 : (double) figures.busyMs() / worked;
    }

    private void calls(long campaign, String state, ToDoubleFunction<CampaignFigures> value) {
        gauge("cadencia.calls", campaign, "state", state, value);
    }

    private void advisors(long campaign, String state, ToDoubleFunction<CampaignFigures> value) {
        gauge("cadencia.advisors", campaign, "state", state, value);
    }

    private void gauge(String name, long campaign, String tag, String tagValue, ToDoubleFunction<CampaignFigures> of) {
        var gauge = Gauge.builder(name, () -> now(campaign, of)).tag("campaign", Long.toString(campaign));
        (tag.isEmpty() ? gauge : gauge.tag(tag, tagValue)).register(registry);
    }

    private void total(long campaign, String event, ToDoubleFunction<CampaignFigures> value) {
        FunctionCounter.builder("cadencia.calls.events", live, figures -> now(campaign, value))
                .tag("campaign", Long.toString(campaign))
                .tag("event", event)
                .register(registry);
    }

    private double now(long campaign, ToDoubleFunction<CampaignFigures> value) {
        CampaignFigures figures = live.of(campaign);
        return figures == null ? 0 : value.applyAsDouble(figures);
    }
}
