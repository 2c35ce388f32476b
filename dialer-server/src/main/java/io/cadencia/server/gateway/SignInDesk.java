package io.cadencia.server.gateway;

import io.cadencia.protocol.RefusalCodes;
import io.cadencia.protocol.ServerMessage.PhoneAccount;
import io.cadencia.server.metrics.DialerMetrics;
import io.cadencia.server.metrics.DialerMetrics.SignInOutcome;
import io.cadencia.server.security.Authenticator;
import io.cadencia.server.security.User;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks passwords and provisions phones on a few threads of its own, away from the event loops. */
final class SignInDesk implements AutoCloseable {
    static final long PROVISIONING_LIMIT_MS = 5_000;
    private static final Logger LOG = LoggerFactory.getLogger(SignInDesk.class);

    private final Authenticator authenticator;
    private final PhoneProvisioning phones;
    private final InstantSource clock;
    private final DialerMetrics metrics;
    private final ThreadPoolExecutor workers;

    SignInDesk(
            GatewaySettings settings,
            Authenticator authenticator,
            PhoneProvisioning phones,
            InstantSource clock,
            DialerMetrics metrics) {
        this.authenticator = authenticator;
        this.phones = phones;
        this.clock = clock;
        this.metrics = metrics;
        this.workers = Workers.pool("sign-in", settings.signInThreads(), settings.signInQueue());
    }

    /** Tells the outcome on the connection's own thread. */
    void signIn(String login, String password, DesktopConnection connection, Consumer<Result> done) {
        try {
            workers.execute(() -> {
                Result result = check(login, password, connection.address());
                connection.execute(() -> done.accept(result));
            });
        } catch (RejectedExecutionException e) {
            metrics.signIn(SignInOutcome.BUSY);
            done.accept(refuse(RefusalCodes.SERVER_BUSY));
        }
    }

    private Result check(String login, String password, String address) {
        return switch (authenticator.authenticate(login, password, address, clock.instant())) {
            case Authenticator.Outcome.Accepted(User user) -> provision(user);
            case Authenticator.Outcome.BadCredentials() -> {
                metrics.signIn(SignInOutcome.BAD_CREDENTIALS);
                yield refuse(RefusalCodes.BAD_CREDENTIALS);
            }
            case Authenticator.Outcome.Locked(var until) -> {
                metrics.signIn(SignInOutcome.LOCKED);
                yield new Result.Refuse(RefusalCodes.USER_LOCKED, Map.of("until", until.toString()));
            }
            case Authenticator.Outcome.Unavailable() -> {
                metrics.signIn(SignInOutcome.UNAVAILABLE);
                yield refuse(RefusalCodes.SERVER_UNAVAILABLE);
            }
        };
    }

    private Result provision(User user) {
        try {
            PhoneAccount phone =
                    phones.provision(user).toCompletableFuture().get(PROVISIONING_LIMIT_MS, TimeUnit.MILLISECONDS);
            metrics.signIn(SignInOutcome.ACCEPTED);
            return new Result.Enter(user, phone);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("the phone of user {} could not be provisioned", user.userId(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        metrics.signIn(SignInOutcome.UNAVAILABLE);
        return refuse(RefusalCodes.TELEPHONY_DOWN);
    }

    private static Result refuse(String code) {
        return new Result.Refuse(code, Map.of());
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }

    sealed interface Result {
        record Enter(User user, PhoneAccount phone) implements Result {}

        record Refuse(String code, Map<String, String> params) implements Result {}
    }
}
