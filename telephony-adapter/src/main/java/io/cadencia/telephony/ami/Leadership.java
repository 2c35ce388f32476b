package io.cadencia.telephony.ami;

import java.util.UUID;
import java.util.function.Consumer;
import org.asteriskjava.manager.action.GetVarAction;
import org.asteriskjava.manager.action.SetVarAction;
import org.asteriskjava.manager.response.GetVarResponse;

/**
 * One engine at a time on a switch. AMI has no say in it, so the engine in charge writes its mark into a global variable
 * of the switch and tells the others; the latest to start wins, as with ARI. A mark that has vanished tells that the
 * switch was restarted. Loop thread only.
 */
final class Leadership {
    /** One of the three is called, once. */
    interface Claim {
        void held(boolean switchRestarted);

        void lost();

        void failed(String why);
    }

    private static final String VARIABLE = "CADENCIA_ENGINE";

    private final AmiWire wire;
    private final String mark = UUID.randomUUID().toString();
    private boolean taken;

    Leadership(AmiWire wire) {
        this.wire = wire;
    }

    /** Takes the switch over; after the first time only if nobody else has in the meantime. */
    void claim(Claim claim) {
        if (!taken) {
            take(false, claim);
            return;
        }
        ask(
                there -> {
                    if (there.equals(mark)) {
                        claim.held(false);
                    } else if (there.isEmpty()) {
                        take(true, claim);
                    } else {
                        claim.lost();
                    }
                },
                claim::failed);
    }

    private void take(boolean switchRestarted, Claim claim) {
        wire.send(new SetVarAction(VARIABLE, mark), reply -> {
            if (reply.ok()) {
                taken = true;
                wire.send(new LeaderAction(mark), ignored -> {});
                claim.held(switchRestarted);
            } else {
                claim.failed("Setvar: " + reply.detail());
            }
        });
    }

    /** Somebody says that they are in charge: the switch knows. */
    void challenged(DialplanEvent event, Runnable lost) {
        if (taken && !mark.equals(event.getMark())) {
            ask(
                    there -> {
                        if (!there.equals(mark)) {
                            lost.run();
                        }
                    },
                    why -> {});
        }
    }

    private void ask(Consumer<String> there, Consumer<String> failed) {
        wire.send(new GetVarAction(VARIABLE), reply -> {
            if (reply instanceof AmiReply.Success(GetVarResponse found)) {
                there.accept(found.getValue() == null ? "" : found.getValue());
            } else {
                failed.accept("Getvar: " + reply.detail());
            }
        });
    }
}
