package io.cadencia.telephony.requirement;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Compares what an Asterisk says of itself with what we need; the findings are sentences for an operator. Pure. */
public final class Requirements {
    /** The first with the security fixes of 2026 (telephony.md, section 10); builds of a vendor append their own marks. */
    private static final int[] OLDEST = {22, 10, 1};

    private static final Pattern VERSION = Pattern.compile("(?:[A-Za-z/-]*)(\\d+)\\.(\\d+)\\.(\\d+).*");

    /** What every adapter's commands and dialplan use: without it calls fail one by one instead of not at all. */
    private static final List<String> COMMON = List.of(
            "app_playback",
            "app_userevent",
            "bridge_holding",
            "bridge_simple",
            "bridge_softmix",
            "chan_pjsip",
            "func_callerid",
            "func_channel",
            "func_logic",
            "pbx_config",
            "res_musiconhold",
            "res_pjsip_authenticator_digest",
            "res_pjsip_caller_id",
            "res_pjsip_dtmf_info",
            "res_pjsip_endpoint_identifier_ip",
            "res_pjsip_session",
            "res_pjsip_sdp_rtp",
            "res_rtp_asterisk",
            "res_timing_timerfd");

    private Requirements() {}

    /** The modules that must run, in order, for an adapter that needs these besides. */
    public static List<String> modules(List<String> more) {
        return Stream.concat(COMMON.stream(), more.stream()).sorted().toList();
    }

    /**
     * @param version as Asterisk says it; empty = it does not say
     * @param needed names of modules without their ending
     * @param running whether a module runs
     * @return what is wrong; empty if nothing is
     */
    public static List<String> findings(String version, List<String> needed, Predicate<String> running) {
        List<String> findings = new ArrayList<>();
        if (tooOld(version)) {
            findings.add("Asterisk " + (version.isEmpty() ? "of an unknown version" : version)
                    + " is older than 22.10.1, the oldest that is safe to dial with: update it");
        }
        List<String> missing = needed.stream().filter(running.negate()).toList();
        if (!missing.isEmpty()) {
            findings.add("Asterisk runs without " + String.join(", ", missing)
                    + ": load them in modules.conf (docs/asterisk.md has the list)");
        }
        return findings;
    }

    /** There is no such trunk on the switch. */
    public static String noTrunk(String trunk) {
        return "there is no PJSIP endpoint '" + trunk + "' there: define it in pjsip.conf, or correct the trunk's name";
    }

    /**
     * Asterisk does not take the credentials.
     *
     * @param file where they should be
     */
    public static String refusal(String host, int port, String user, String file) {
        return "Asterisk at " + host + ":" + port + " refuses the user '" + user
                + "' with this password: it must be the one of " + file;
    }

    /**
     * @param file what says where Asterisk listens
     */
    public static String silence(String host, int port, String file) {
        return "nothing answers at " + host + ":" + port + ": is Asterisk running, and does " + file
                + " bind to that address and port?";
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
}
