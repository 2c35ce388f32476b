package io.cadencia.server.demo.robot;

import io.cadencia.protocol.ServerMessage.AccountCard;
import io.cadencia.protocol.ServerMessage.Catalog;
import io.cadencia.protocol.ServerMessage.Choice;
import io.cadencia.protocol.ServerMessage.Field;
import io.cadencia.protocol.ServerMessage.Result;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Picks a plausible result out of a campaign's catalog and fills its mandatory fields with valid values. */
final class ResultChooser {
    /** Of a hundred talks, by result; a result not listed has weight 1. */
    private static final Map<String, Integer> WEIGHTS = Map.ofEntries(
            Map.entry("PP", 26),
            Map.entry("PPP", 8),
            Map.entry("NEG", 12),
            Map.entry("SCP", 9),
            Map.entry("LLD", 9),
            Map.entry("YP", 5),
            Map.entry("CLG", 9),
            Map.entry("RT", 9),
            Map.entry("TNC", 4),
            Map.entry("NEQ", 3),
            Map.entry("BZ", 2));

    private static final BigDecimal SOMETHING = new BigDecimal("500.00");

    private final SplittableRandom random;

    ResultChooser(SplittableRandom random) {
        this.random = random;
    }

    /** A classification: result and fields by name. */
    record Chosen(String resultCode, Map<String, String> fields) {}

    Chosen choose(Catalog catalog, @Nullable AccountCard card, Instant now) {
        Result result = pick(catalog.contactTypes().stream()
                .flatMap(type -> type.results().stream())
                .toList());
        Map<String, String> fields = new LinkedHashMap<>();
        for (Field field : result.fields()) {
            if (field.mandatory()) {
                fields.put(field.name(), value(result, field, card, now));
            }
        }
        return new Chosen(result.code(), fields);
    }

    private Result pick(List<Result> results) {
        int total = results.stream().mapToInt(ResultChooser::weight).sum();
        int ticket = random.nextInt(total);
        for (Result result : results) {
            ticket -= weight(result);
            if (ticket < 0) {
                return result;
            }
        }
        throw new IllegalStateException("the tickets did not add up");
    }

    private static int weight(Result result) {
        return WEIGHTS.getOrDefault(result.code(), 1);
    }

    private String value(Result result, Field field, @Nullable AccountCard card, Instant now) {
        return switch (field.kind()) {
            case TEXT -> "Dato de la demostración " + random.nextInt(1_000, 10_000);
            case MONEY -> amount(result, card).toPlainString();
            case DATE -> day(result, now);
            case DATE_TIME ->
                now.plus(random.nextInt(2, 48), ChronoUnit.HOURS)
                        .truncatedTo(ChronoUnit.MINUTES)
                        .atOffset(ZoneOffset.UTC)
                        .toString();
            case CHOICE -> one(field.choices());
        };
    }

    /** A part of what is overdue: some pay all of it, a partial promise never. */
    private BigDecimal amount(Result result, @Nullable AccountCard card) {
        BigDecimal overdue = card == null || card.overdue().signum() <= 0 ? SOMETHING : card.overdue();
        boolean whole = !result.code().equals("PPP") && random.nextBoolean();
        int percent = whole ? 100 : random.nextInt(20, 90);
        return overdue.multiply(BigDecimal.valueOf(percent))
                .divide(BigDecimal.valueOf(100), 2, RoundingMode.HALF_UP)
                .max(new BigDecimal("0.01"));
    }

    /** A payment already made lies in the past, a promise in the next days. */
    private String day(Result result, Instant now) {
        int days = result.code().equals("YP") ? -random.nextInt(1, 8) : random.nextInt(1, 8);
        return now.atOffset(ZoneOffset.UTC).toLocalDate().plusDays(days).toString();
    }

    private String one(List<Choice> choices) {
        return choices.get(random.nextInt(choices.size())).code();
    }
}
