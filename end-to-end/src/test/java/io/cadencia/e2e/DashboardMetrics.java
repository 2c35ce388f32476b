package io.cadencia.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The metrics that Grafana's dashboard and Prometheus' alerts ask for, held against what a server really gives. */
final class DashboardMetrics {
    private static final Pattern NAME = Pattern.compile("\\bcadencia_[a-z_]+");
    /** Counters that begin to exist with the first such event. */
    private static final Set<String> AT_FIRST_EVENT = Set.of("cadencia_gateway_drops_total");

    private DashboardMetrics() {}

    /** @param scraped the server's {@code /metrics} after sign-ins and a call */
    static void assertGiven(String scraped) throws IOException {
        Set<String> asked = names(Files.readString(Repository.docker().resolve("grafana/dashboards/cadencia.json")));
        asked.addAll(names(Files.readString(Repository.docker().resolve("prometheus/alerts.yml"))));
        asked.removeAll(AT_FIRST_EVENT);
        assertThat(asked).hasSizeGreaterThan(10);
        assertThat(names(scraped)).containsAll(asked);
    }

    private static Set<String> names(String text) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = NAME.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group());
        }
        return names;
    }
}
