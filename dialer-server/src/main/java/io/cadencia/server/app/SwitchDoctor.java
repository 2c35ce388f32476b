package io.cadencia.server.app;

import static java.util.Objects.requireNonNull;

import io.cadencia.server.app.config.ServerConfig;
import io.cadencia.server.app.config.ServerConfig.NodeConfig;
import io.cadencia.server.app.config.ServerConfig.TelephonyKind;
import io.cadencia.telephony.ami.AmiExamination;
import io.cadencia.telephony.ari.AriExamination;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Examines every switch of a configuration and says in a sentence each what keeps it from being dialled with. */
public final class SwitchDoctor {
    private SwitchDoctor() {}

    /** @return how many things are wrong */
    public static int examine(ServerConfig config, PrintStream out) throws InterruptedException {
        int wrong = 0;
        for (NodeConfig node : config.telephony().nodes()) {
            List<String> findings = findings(config.telephony().kind(), node);
            if (findings.isEmpty()) {
                out.println("  ok    node " + node.name());
            }
            for (String finding : findings) {
                out.println("  wrong node " + node.name() + ": " + finding);
            }
            wrong += findings.size();
        }
        return wrong;
    }

    private static List<String> findings(TelephonyKind kind, NodeConfig node) throws InterruptedException {
        return switch (kind) {
            case SIMULATED -> List.of();
            case ARI -> byAri(node);
            case AMI -> AmiExamination.of(SwitchSettings.of(requireNonNull(node.ami())));
        };
    }

    private static List<String> byAri(NodeConfig node) throws InterruptedException {
        List<String> findings = new ArrayList<>(AriExamination.of(SwitchSettings.of(requireNonNull(node.ari()))));
        if (node.ami() != null) {
            AmiExamination.beside(SwitchSettings.of(node.ami()))
                    .forEach(finding -> findings.add("the connection beside ARI: " + finding));
        }
        return findings;
    }
}
