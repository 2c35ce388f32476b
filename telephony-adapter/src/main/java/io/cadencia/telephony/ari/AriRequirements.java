package io.cadencia.telephony.ari;

import io.cadencia.telephony.requirement.Requirements;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What we need of an Asterisk by ARI, held against what it says of itself. */
final class AriRequirements {
    static final List<String> MODULES = Requirements.modules(List.of(
            "app_amd",
            "app_stasis",
            "func_db",
            "res_ari_asterisk",
            "res_ari_bridges",
            "res_ari_channels",
            "res_ari_device_states",
            "res_ari_endpoints",
            "res_ari_events",
            "res_stasis_answer",
            "res_stasis_device_state",
            "res_stasis_snoop"));

    private static final JsonMapper JSON = JsonMapper.shared();

    private AriRequirements() {}

    /**
     * What is wrong, in sentences for an operator; empty if nothing is.
     *
     * @param info answer of {@code GET asterisk/info}
     * @param modules answer of {@code GET asterisk/modules}
     */
    static List<String> findings(String info, String modules) {
        try {
            String version = JSON.readTree(info).path("system").path("version").asString("");
            return Requirements.findings(version, MODULES, running(modules)::contains);
        } catch (JacksonException e) {
            return List.of("it does not answer as Asterisk does: " + e.getOriginalMessage());
        }
    }

    private static Set<String> running(String modules) {
        Set<String> running = new HashSet<>();
        for (JsonNode module : JSON.readTree(modules)) {
            if (module.path("status").asString("").equals("Running")) {
                running.add(module.path("name").asString("").replaceFirst("\\.so$", ""));
            }
        }
        return running;
    }
}
