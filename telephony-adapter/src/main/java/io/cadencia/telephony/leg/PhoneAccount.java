package io.cadencia.telephony.leg;

import io.cadencia.core.port.telephony.SipAccount;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an advisor's phone is to Asterisk: three PJSIP objects of the user's name, whatever way they get there. */
public final class PhoneAccount {
    private PhoneAccount() {}

    /** The objects' fields by their type, in the order in which they must be made; they hold the secret. */
    public static Map<String, Map<String, String>> objects(SipAccount account) {
        Map<String, Map<String, String>> objects = new LinkedHashMap<>();
        objects.put("auth", auth(account.user(), account.password()));
        objects.put("aor", Map.of("max_contacts", "1", "remove_existing", "yes"));
        objects.put("endpoint", endpoint(account.user()));
        return objects;
    }

    public static Map<String, String> auth(String user, String password) {
        return Map.of("auth_type", "userpass", "username", user, "password", password);
    }

    public static Map<String, String> endpoint(String user) {
        return Map.ofEntries(
                Map.entry("transport", "udp"),
                Map.entry("context", "from-phone"),
                Map.entry("allow", "!all,ulaw,alaw"),
                Map.entry("direct_media", "no"),
                Map.entry("timers", "yes"),
                Map.entry("rtp_symmetric", "yes"),
                Map.entry("force_rport", "yes"),
                Map.entry("rewrite_contact", "yes"),
                Map.entry("auth", user),
                Map.entry("aors", user));
    }
}
