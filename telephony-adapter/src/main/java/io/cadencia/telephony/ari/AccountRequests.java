package io.cadencia.telephony.ari;

import io.cadencia.core.port.telephony.SipAccount;
import io.cadencia.telephony.leg.PhoneAccount;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The requests that make PJSIP accounts, in the order in which the objects must be made. Pure. */
final class AccountRequests {
    /** The account of calls between nodes. */
    static final String TIE = "cadencia-tie";

    private AccountRequests() {}

    static List<AriRequest> phone(SipAccount account) {
        return PhoneAccount.objects(account).entrySet().stream()
                .map(object -> configure(object.getKey(), account.user(), object.getValue()))
                .toList();
    }

    /**
     * The account the nodes call each other with: known to all of them, so that its name in the From and the secret let
     * a call in. The audio's keep-alive tells a tie that is merely quiet from one whose other end is dead.
     */
    static List<AriRequest> tie(String secret) {
        Map<String, String> endpoint = new HashMap<>(PhoneAccount.endpoint(TIE));
        endpoint.putAll(Map.of(
                "context",
                "from-tie",
                "outbound_auth",
                TIE,
                "from_user",
                TIE,
                "rtp_keepalive",
                "5",
                "rtp_timeout",
                "30"));
        return List.of(
                configure("auth", TIE, PhoneAccount.auth(TIE, secret)),
                configure("aor", TIE, Map.of("max_contacts", "1")),
                configure("endpoint", TIE, endpoint));
    }

    private static AriRequest configure(String type, String id, Map<String, String> values) {
        List<Map<String, String>> fields = values.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(e -> Map.of("attribute", e.getKey(), "value", e.getValue()))
                .toList();
        return AriRequest.put("asterisk/config/dynamic/res_pjsip/" + type + "/" + id, Map.of("fields", fields));
    }
}
