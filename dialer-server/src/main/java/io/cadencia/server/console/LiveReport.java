package io.cadencia.server.console;

import io.cadencia.core.engine.CampaignFigures;
import io.cadencia.core.engine.ExchangeFigures;
import io.cadencia.server.metrics.LiveFigures;
import java.time.InstantSource;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** What the live page shows, as JSON. No personal data: counts only. */
final class LiveReport {
    private final LiveFigures live;
    private final InstantSource clock;
    private final JsonMapper mapper;

    LiveReport(LiveFigures live, InstantSource clock, JsonMapper mapper) {
        this.live = live;
        this.clock = clock;
        this.mapper = mapper;
    }

    String json() {
        return mapper.writeValueAsString(new Page(clock.instant().toString(), live.all(), live.exchange()));
    }

    /** @param at ISO instant in UTC */
    record Page(String at, List<CampaignFigures> campaigns, ExchangeFigures exchange) {}
}
