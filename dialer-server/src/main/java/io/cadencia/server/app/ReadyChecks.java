package io.cadencia.server.app;

import io.cadencia.core.runtime.RuntimeStatus;
import io.cadencia.db.Database;
import io.cadencia.server.console.ReadyCheck;
import io.cadencia.server.console.ReadyCheck.State;
import java.util.List;
import java.util.function.Supplier;

/** What must work for the server to be ready; names as in docs/operations.md. */
final class ReadyChecks {
    private ReadyChecks() {}

    static List<ReadyCheck> of(Database database, Supplier<RuntimeStatus> runtime, LinkStates links) {
        return List.of(
                new ReadyCheck("engine", () -> {
                    RuntimeStatus status = runtime.get();
                    return status.failure().isEmpty()
                            ? State.ok(status.inputUsed() + " of " + status.ringSize() + " slots used")
                            : State.failed(status.failure());
                }),
                new ReadyCheck(
                        "journal",
                        () -> runtime.get().journalStuck()
                                ? State.failed("the disk cannot be written")
                                : State.ok("written")),
                new ReadyCheck("projection", () -> {
                    RuntimeStatus status = runtime.get();
                    String waiting = status.factBacklog() + " facts wait";
                    return status.databaseHealthy() ? State.ok(waiting) : State.failed(waiting);
                }),
                new ReadyCheck("database", () -> database.answers() ? State.ok("answers") : State.failed("no answer")),
                new ReadyCheck("telephony", () -> links.anyUp() ? State.ok(links.text()) : State.failed(links.text())));
    }
}
