package io.cadencia.server.app.config;

import io.cadencia.core.campaign.CallPolicy;
import io.cadencia.core.campaign.CallPolicy.Destination;
import io.cadencia.core.port.telephony.AmdMode;
import io.cadencia.server.rules.yaml.YamlNode;
import java.util.concurrent.TimeUnit;

/** Reads what a campaign does with its calls: recording, machines, third parties, inbound, supervision. */
final class CallPolicyReader {
    private CallPolicyReader() {}

    static CallPolicy read(YamlNode node) {
        boolean recorded = node.flag("recorded", false);
        AmdMode amd = node.choice("machines", AmdMode.class, AmdMode.NONE);
        boolean hangUp = node.flag("hangUpMachines", false);
        if (hangUp && amd != AmdMode.INLINE) {
            throw node.refuse(
                    "hangUpMachines", "needs machines: INLINE, only then the verdict comes before the advisor");
        }
        CallPolicy policy;
        try {
            policy = new CallPolicy(
                    recorded,
                    amd,
                    hangUp,
                    node.number("machineErrors", 0, 0, 1),
                    node.children("destinations").stream()
                            .map(CallPolicyReader::destination)
                            .toList(),
                    node.texts("inboundNumbers"),
                    TimeUnit.SECONDS.toMillis(node.whole(
                            "inboundWaitSeconds",
                            TimeUnit.MILLISECONDS.toSeconds(CallPolicy.DEFAULT_INBOUND_WAIT_MS),
                            1,
                            3_600)),
                    node.flag("supervisionShown", true));
        } catch (IllegalArgumentException e) {
            throw node.refuse("destinations", "or inboundNumbers cannot be used: " + e.getMessage());
        }
        node.end();
        return policy;
    }

    private static Destination destination(YamlNode node) {
        Destination destination = new Destination(node.text("code"), node.text("name"), node.text("number"));
        node.end();
        return destination;
    }
}
