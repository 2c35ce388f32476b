package io.cadencia.server.app;

import io.cadencia.server.gateway.Campaigns;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The campaigns in force and who may work in them, as it was when each advisor signed in. Thread-safe. */
final class CampaignBook implements Campaigns {
    private final Map<Long, Entry> entries = new LinkedHashMap<>();
    private final Map<Long, List<Long>> campaignsByAdvisor = new ConcurrentHashMap<>();

    CampaignBook(List<Entry> entries) {
        entries.forEach(entry -> this.entries.put(entry.spec().campaignId(), entry));
    }

    /** Who signs in may work in these; an advisor never told of may work in none. */
    void allow(long advisorId, List<Long> campaignIds) {
        campaignsByAdvisor.put(advisorId, List.copyOf(campaignIds));
    }

    @Override
    public List<Entry> forAdvisor(long advisorId) {
        List<Long> allowed = campaignsByAdvisor.getOrDefault(advisorId, List.of());
        return entries.values().stream()
                .filter(entry -> allowed.contains(entry.spec().campaignId()))
                .toList();
    }

    @Override
    public List<Entry> team(Entry campaign) {
        String team = teamOf(campaign);
        return entries.values().stream()
                .filter(entry -> teamOf(entry).equals(team))
                .toList();
    }

    private static String teamOf(Entry campaign) {
        return campaign.spec().team().key(campaign.spec().campaignId());
    }

    @Override
    public @Nullable Entry find(long campaignId) {
        return entries.get(campaignId);
    }
}
