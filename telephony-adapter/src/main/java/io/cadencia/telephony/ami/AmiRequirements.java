package io.cadencia.telephony.ami;

import io.cadencia.telephony.requirement.Requirements;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.asteriskjava.manager.action.CoreSettingsAction;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.action.ModuleCheckAction;
import org.asteriskjava.manager.action.PJSipShowEndpointAction;
import org.asteriskjava.manager.response.CoreSettingsResponse;

/** What we need of an Asterisk by AMI, asked of it: version, modules, the contexts of our dialplan. Loop thread only. */
final class AmiRequirements {
    /** What drives calls needs all of it. */
    private static final List<String> DRIVING = Requirements.modules(List.of(
            "app_amd",
            "app_bridgewait",
            "app_chanspy",
            "app_confbridge",
            "app_mixmonitor",
            "app_playtones",
            "app_senddtmf",
            "func_db",
            "func_timeout",
            "res_mutestream",
            "res_sorcery_astdb"));

    /** A connection beside ARI only records. */
    private static final List<String> BESIDE = List.of("app_mixmonitor", "app_userevent");

    private final AmiWire wire;

    AmiRequirements(AmiWire wire) {
        this.wire = wire;
    }

    /** {@code done} gets what is wrong, in sentences for an operator; nothing = all is well. */
    void check(Consumer<List<String>> done) {
        check(Set.of(), done);
    }

    /** The same, and whether it has these trunks. */
    void check(Set<String> trunks, Consumer<List<String>> done) {
        List<String> contexts = Arrays.stream(DialplanPlace.values())
                .map(DialplanPlace::context)
                .distinct()
                .toList();
        new Inquiry(DRIVING, contexts, trunks, done).begin();
    }

    /** Whether it can serve as the connection beside another adapter. */
    void checkBeside(Consumer<List<String>> done) {
        new Inquiry(BESIDE, List.of(), Set.of(), done).begin();
    }

    private static ManagerAction endpoint(String trunk) {
        PJSipShowEndpointAction action = new PJSipShowEndpointAction();
        action.setEndpoint(trunk);
        return action;
    }

    /** All questions at once; the last answer ends it. */
    private final class Inquiry {
        private final List<String> modules;
        private final List<String> contexts;
        private final Set<String> trunks;
        private final Consumer<List<String>> done;
        private final Set<String> absent = new TreeSet<>();
        private final Set<String> troubles = new TreeSet<>();
        private String version = "";
        private int open = 1; // the asking itself

        Inquiry(List<String> modules, List<String> contexts, Set<String> trunks, Consumer<List<String>> done) {
            this.modules = modules;
            this.contexts = contexts;
            this.trunks = trunks;
            this.done = done;
        }

        void begin() {
            ask("the version", new CoreSettingsAction(), reply -> {
                if (reply instanceof AmiReply.Success(CoreSettingsResponse settings)) {
                    version = String.valueOf(settings.getAsteriskVersion());
                }
            });
            modules.forEach(module -> askFor("module " + module, new ModuleCheckAction(module)));
            contexts.forEach(context -> askFor("context " + context, new DialplanAction(context)));
            trunks.forEach(trunk -> askFor("trunk " + trunk, endpoint(trunk)));
            answered();
        }

        private void askFor(String what, ManagerAction question) {
            ask(what, question, reply -> {
                if (!reply.ok()) {
                    absent.add(what);
                }
            });
        }

        private void ask(String what, ManagerAction question, Consumer<AmiReply> answer) {
            open++;
            wire.send(question, reply -> {
                switch (reply) {
                    case AmiReply.Unanswered(var reason, String why) ->
                        troubles.add("it does not tell us about itself: " + why);
                    case AmiReply.Error(String message)
                    when message.contains("ermission") ->
                        troubles.add("the user of manager.conf may not ask for " + what.split(" ", 2)[0]
                                + ": docs/asterisk.md has the permissions it needs");
                    default -> answer.accept(reply);
                }
                answered();
            });
        }

        private void answered() {
            if (--open > 0) {
                return;
            }
            List<String> findings = new ArrayList<>(troubles);
            if (troubles.isEmpty()) {
                findings.addAll(
                        Requirements.findings(version, modules, module -> !absent.contains("module " + module)));
                List<String> missing = contexts.stream()
                        .filter(context -> absent.contains("context " + context))
                        .toList();
                if (!missing.isEmpty()) {
                    findings.add("its dialplan has no " + String.join(", ", missing)
                            + ": include extensions-ami.conf in extensions.conf");
                }
                trunks.stream()
                        .filter(trunk -> absent.contains("trunk " + trunk))
                        .sorted()
                        .forEach(trunk -> findings.add(Requirements.noTrunk(trunk)));
            }
            done.accept(findings);
        }
    }
}
