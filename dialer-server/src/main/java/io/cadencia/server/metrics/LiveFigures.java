package io.cadencia.server.metrics;

import io.cadencia.core.engine.CampaignFigures;
import io.cadencia.core.engine.ExchangeFigures;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The newest figures of every campaign, as the engine last showed them. Any thread. At most {@link #MAX_CAMPAIGNS}; the
 * figures of further ones are not kept.
 */
public final class LiveFigures {
    public static final int MAX_CAMPAIGNS = 1_000;

    private final Map<Long, CampaignFigures> byCampaign = new ConcurrentHashMap<>();
    private volatile ExchangeFigures exchange = new ExchangeFigures(List.of(), List.of());
    private volatile @Nullable Consumer<Long> newcomer;
    private volatile @Nullable Runnable exchangeListener;

    /** Takes the figures in; cheap enough for the thread of the effects. */
    public void on(CampaignFigures figures) {
        if (byCampaign.size() >= MAX_CAMPAIGNS && !byCampaign.containsKey(figures.campaignId())) {
            return;
        }
        Consumer<Long> listener = newcomer;
        if (byCampaign.put(figures.campaignId(), figures) == null && listener != null) {
            listener.accept(figures.campaignId());
        }
    }

    public @Nullable CampaignFigures of(long campaignId) {
        return byCampaign.get(campaignId);
    }

    /** True unless the campaign is known to be stopped. */
    public boolean open(long campaignId) {
        CampaignFigures figures = byCampaign.get(campaignId);
        return figures == null || figures.running();
    }

    /** Takes the figures of nodes and trunks in. */
    public void on(ExchangeFigures figures) {
        exchange = figures;
        Runnable listener = exchangeListener;
        if (listener != null) {
            listener.run();
        }
    }

    /** Nodes and trunks; none before the engine first showed them. */
    public ExchangeFigures exchange() {
        return exchange;
    }

    /** Is told each time nodes and trunks are shown. */
    void onExchange(Runnable listener) {
        exchangeListener = listener;
    }

    /** All campaigns by id. */
    public List<CampaignFigures> all() {
        return byCampaign.values().stream()
                .sorted(Comparator.comparingLong(CampaignFigures::campaignId))
                .toList();
    }

    /** Is told every campaign once: those known now and those that come. */
    void onNewCampaign(Consumer<Long> listener) {
        newcomer = listener;
        byCampaign.keySet().forEach(listener);
    }
}
