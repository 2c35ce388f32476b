package io.cadencia.server.app;

import io.cadencia.server.app.config.ServerConfig;
import io.cadencia.server.app.config.ServerConfig.NodeConfig;
import io.cadencia.telephony.ari.AriExamination;
import java.io.PrintStream;
import java.util.List;

/** Examines every switch of a configuration and says in a sentence each what keeps it from being dialled with. */
public final class SwitchDoctor {
    private SwitchDoctor() {}

    /** @return how many things are wrong */
    public static int examine(ServerConfig config, PrintStream out) throws InterruptedException {
        int wrong = 0;
        for (NodeConfig node : config.telephony().nodes()) {
            List<String> findings =
                    node.ari() == null ? List.of() : AriExamination.of(AriConfigs.settings(node.ari(), 0));
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
}
