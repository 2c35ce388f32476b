package io.cadencia.telephony.ari;

import io.cadencia.telephony.leg.ChannelIds;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;

/**
 * The requests after each connection, one after the other: event filter, subscriptions, then what the switch has. The
 * filter does not survive an application without subscriptions, so it is set each time.
 */
final class Synchronization {
    /** One of the two ends of a synchronization. */
    interface Result {
        void synchronised(SwitchState state);

        void failed(String why);
    }

    private final AriHttpPool pool;
    private final AriRequests requests;
    private final int node;

    /** @param node the switch's number among several, see {@link ChannelIds#arrivalOf} */
    Synchronization(AriHttpPool pool, AriRequests requests, int node) {
        this.node = node;
        this.pool = pool;
        this.requests = requests;
    }

    void run(Iterable<String> trunks, Result result) {
        inOrder(
                List.of(requests.system(), requests.modules()),
                new ArrayList<>(),
                bodies -> {
                    List<String> findings = AriRequirements.findings(bodies.get(0), bodies.get(1));
                    if (findings.isEmpty()) {
                        subscribe(trunks, result);
                    } else {
                        result.failed(String.join("; ", findings));
                    }
                },
                result::failed);
    }

    private void subscribe(Iterable<String> trunks, Result result) {
        List<AriRequest> steps = new ArrayList<>();
        steps.add(requests.eventFilter());
        trunks.forEach(trunk -> steps.add(requests.subscribe(trunk)));
        inOrder(
                steps,
                new ArrayList<>(),
                bodies -> read(result),
                why -> result.failed(
                        "is each of the trunks " + String.join(", ", trunks) + " a PJSIP endpoint there? " + why));
    }

    /** Only asks what the switch has. */
    void read(Result result) {
        inOrder(
                List.of(requests.info(), requests.channels(), requests.bridges(), requests.deviceStates()),
                new ArrayList<>(),
                bodies -> {
                    SwitchState state;
                    try {
                        state = SwitchState.read(bodies.get(0), bodies.get(1), bodies.get(2), bodies.get(3), node);
                    } catch (JacksonException e) {
                        result.failed("the switch's lists are not JSON: " + e.getOriginalMessage());
                        return;
                    }
                    result.synchronised(state);
                },
                result::failed);
    }

    private void inOrder(
            List<AriRequest> steps, List<String> bodies, Consumer<List<String>> done, Consumer<String> failed) {
        if (bodies.size() == steps.size()) {
            done.accept(bodies);
            return;
        }
        AriRequest step = steps.get(bodies.size());
        pool.send(step, reply -> {
            if (reply instanceof AriReply.Answered(int status, String body) && status / 100 == 2) {
                bodies.add(body);
                inOrder(steps, bodies, done, failed);
            } else {
                failed.accept(step.method() + " " + step.uri() + ": " + reply.detail());
            }
        });
    }
}
