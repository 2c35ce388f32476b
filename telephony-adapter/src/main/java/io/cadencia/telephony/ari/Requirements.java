package io.cadencia.telephony.ari;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an Asterisk must be and have before anything is dialled with it. */
final class Requirements {
    /** The first with the security fixes of 2026 (telephony.md, section 10); builds of a vendor append their own marks. */
    private static final int[] OLDEST = {22, 10, 1};

    private static final Pattern VERSION = Pattern.compile("(?:[A-Za-z/-]*)(\\d+)\\.(\\d+)\\.(\\d+).*");

    /** Each is used by a request or by the dialplan of ours; without it calls fail one by one instead of not at all. */
    private static final List<String> MODULES = List.of(
            "app_stasis",
            "app_amd",
            "app_playback",
            "app_userevent",
            "bridge_holding",
            "bridge_simple",
            "bridge_softmix",
            "chan_pjsip",
            "func_channel",
            "func_db",
            "pbx_config",
            "res_ari_asterisk",
            "res_ari_bridges",
            "res_ari_channels",
            "res_ari_device_states",
            "res_ari_endpoints",
            "res_ari_events",
            "res_musiconhold",
            "res_pjsip_authenticator_digest",
            "res_pjsip_caller_id",
            "res_pjsip_dtmf_info",
            "res_pjsip_endpoint_identifier_ip",
            "res_pjsip_session",
            "res_pjsip_sdp_rtp",
            "res_rtp_asterisk",
            "res_stasis_answer",
            "res_stasis_device_state",
            "res_stasis_snoop",
            "res_timing_timerfd");

    private static final JsonMapper JSON = JsonMapper.shared();

    private Requirements() {}

    /**
     * What is wrong, in sentences for an operator; empty if nothing is.
     *
     * @param info answer of {@code GET asterisk/info}
     * @param modules answer of {@code GET asterisk/modules}
     */
    static List<String> findings(String info, String modules) {
        List<String> findings = new ArrayList<>();
        try {
            String version = JSON.readTree(info).path("system").path("version").asString("");
            if (tooOld(version)) {
                findings.add("Asterisk " + (version.isEmpty() ? "of an unknown version" : version)
                        + " is older than 22.10.1, the oldest that is safe to dial with: update it");
            }
            List<String> missing = missing(modules);
            if (!missing.isEmpty()) {
                findings.add("Asterisk runs without " + String.join(", ", missing)
                        + ": load them in modules.conf (docs/asterisk.md has the list)");
            }
        } catch (JacksonException e) {
            findings.add("it does not answer as Asterisk does: " + e.getOriginalMessage());
        }
        return findings;
    }

    private static boolean tooOld(String version) {
        Matcher matcher = VERSION.matcher(version);
        if (!matcher.matches()) {
            return true;
        }
        for (int i = 0; i < OLDEST.length; i++) {
            int difference = Integer.compare(Integer.parseInt(matcher.group(i + 1)), OLDEST[i]);
            if (difference != 0) {
                return difference < 0;
            }
        }
        return false;
    }

    private static List<String> missing(String modules) {
        Set<String> running = new HashSet<>();
        for (JsonNode module : JSON.readTree(modules)) {
            if (module.path("status").asString("").equals("Running")) {
                running.add(module.path("name").asString("").replaceFirst("\\.so$", ""));
            }
        }
        return MODULES.stream().filter(name -> !running.contains(name)).toList();
    }
}
