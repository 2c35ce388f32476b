package io.cadencia.server.app;

import io.cadencia.server.gateway.Campaigns;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The campaigns in force and who may work in them. Who may is read once at the start: a change needs a restart for now.
 */
final class CampaignBook implements Campaigns {
    private final Map<Long, Entry> entries = new LinkedHashMap<>();
    private final Map<Long, List<Long>> campaignsByAdvisor;

    /** @param campaignsByAdvisor ids of the campaigns by advisor; an advisor who is not in it may work in none */
    CampaignBook(List<Entry> entries, Map<Long, List<Long>> campaignsByAdvisor) {
        entries.forEach(entry -> this.entries.put(entry.spec().campaignId(), entry));
        this.campaignsByAdvisor = Map.copyOf(campaignsByAdvisor);
    }

    @Override
    public List<Entry> forAdvisor(long advisorId) {
        List<Long> allowed = campaignsByAdvisor.getOrDefault(advisorId, List.of());
        return entries.values().stream()
                .filter(entry -> allowed.contains(entry.spec().campaignId()))
                .toList();
    }

    @Override
    public @Nullable Entry find(long campaignId) {
        return entries.get(campaignId);
    }
}
