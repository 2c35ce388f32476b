package io.cadencia.telephony.ari;

import io.cadencia.telephony.requirement.Requirements;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Looks at one Asterisk without changing anything there. Blocks, some seconds at most. */
public final class AriExamination {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final AriSettings settings;
    private final HttpClient client;

    private AriExamination(AriSettings settings, HttpClient client) {
        this.settings = settings;
        this.client = client;
    }

    /** What keeps it from being dialled with, in sentences for an operator; empty if nothing does. */
    public static List<String> of(AriSettings settings) throws InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            return new AriExamination(settings, client).findings();
        }
    }

    private List<String> findings() throws InterruptedException {
        String where = settings.host() + ":" + settings.port();
        try {
            HttpResponse<String> info = get("asterisk/info");
            switch (info.statusCode()) {
                case 200 -> {}
                case 401, 403 -> {
                    return List.of(refusal(settings));
                }
                default -> {
                    return List.of(
                            where + " answers " + info.statusCode()
                                    + " instead of speaking ARI: set enabled=yes in http.conf and ari.conf, or correct the port");
                }
            }
            List<String> findings = new ArrayList<>(AriRequirements.findings(
                    info.body(), get("asterisk/modules").body()));
            for (String trunk : settings.trunks().stream().sorted().toList()) {
                if (get("endpoints/PJSIP/" + URLEncoder.encode(trunk, StandardCharsets.UTF_8))
                                .statusCode()
                        != 200) {
                    findings.add(Requirements.noTrunk(trunk));
                }
            }
            return findings;
        } catch (IOException e) {
            return List.of(Requirements.silence(settings.host(), settings.port(), "http.conf"));
        }
    }

    /** The sentence for credentials that Asterisk does not take. */
    static String refusal(AriSettings settings) {
        return Requirements.refusal(settings.host(), settings.port(), settings.user(), "ari.conf");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://" + settings.host() + ":" + settings.port() + "/ari/" + path))
                .header("Authorization", AriHttpPool.authorization(settings))
                .timeout(PATIENCE)
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
