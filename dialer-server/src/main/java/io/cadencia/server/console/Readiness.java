package io.cadencia.server.console;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks every check, all at the same time, and waits at most {@link #LIMIT_MS} for each. */
final class Readiness implements AutoCloseable {
    static final long LIMIT_MS = 2_000;
    private static final int MAX_WAITING = 64;

    private final List<ReadyCheck> checks;
    private final ThreadPoolExecutor workers;

    Readiness(List<ReadyCheck> checks) {
        this.checks = List.copyOf(checks);
        int threads = Math.max(1, checks.size());
        this.workers = new ThreadPoolExecutor(
                threads, threads, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MAX_WAITING), task -> {
                    Thread thread = new Thread(task, "ready-check");
                    thread.setDaemon(true);
                    return thread;
                });
        workers.allowCoreThreadTimeOut(true);
    }

    Report report() {
        List<Future<ReadyCheck.State>> answers = checks.stream().map(this::ask).toList();
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < checks.size(); i++) {
            ReadyCheck.State state = await(answers.get(i));
            lines.add(new Line(checks.get(i).name(), state.ok(), state.detail()));
        }
        return new Report(lines.stream().allMatch(Line::ok), lines);
    }

    private Future<ReadyCheck.State> ask(ReadyCheck check) {
        FutureTask<ReadyCheck.State> task = new FutureTask<>(check.state()::get);
        try {
            workers.execute(task);
        } catch (RejectedExecutionException e) {
            task.cancel(false);
        }
        return task;
    }

    private static ReadyCheck.State await(Future<ReadyCheck.State> answer) {
        if (answer.isCancelled()) {
            return ReadyCheck.State.failed("too many checks are waiting");
        }
        try {
            return answer.get(LIMIT_MS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            return ReadyCheck.State.failed("no answer within " + LIMIT_MS + " ms");
        } catch (ExecutionException e) {
            return ReadyCheck.State.failed(String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ReadyCheck.State.failed("interrupted");
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }

    record Report(boolean ready, List<Line> checks) {}

    record Line(String name, boolean ok, String detail) {}
}
