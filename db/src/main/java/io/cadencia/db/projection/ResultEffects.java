package io.cadencia.db.projection;

import static io.cadencia.db.generated.Tables.RESULT_CODE;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;

/** What each result of the classification does to the phone and to the account, read from {@code result_code}. */
final class ResultEffects {
    private static final Effect NONE = new Effect("", "", false);

    private final Map<String, Effect> byCode;

    /**
     * @param phoneState new state of the phone, empty = none
     * @param accountState new state of the account, empty = none
     */
    record Effect(String phoneState, String accountState, boolean rightParty) {}

    private ResultEffects(Map<String, Effect> byCode) {
        this.byCode = byCode;
    }

    static ResultEffects read(DSLContext jooq) {
        return new ResultEffects(jooq
                .select(RESULT_CODE.CODE, RESULT_CODE.PHONE_STATE, RESULT_CODE.ACCOUNT_STATE, RESULT_CODE.RIGHT_PARTY)
                .from(RESULT_CODE)
                .stream()
                .collect(Collectors.toMap(row -> row.get(RESULT_CODE.CODE), effect())));
    }

    private static Function<Record, Effect> effect() {
        return row -> new Effect(
                orEmpty(row.get(RESULT_CODE.PHONE_STATE)),
                orEmpty(row.get(RESULT_CODE.ACCOUNT_STATE)),
                row.get(RESULT_CODE.RIGHT_PARTY));
    }

    private static String orEmpty(@org.jspecify.annotations.Nullable String value) {
        return value == null ? "" : value;
    }

    /** The effect of a code; a code of a client's own that is not in the table has none. */
    Effect of(String code) {
        return byCode.getOrDefault(code, NONE);
    }
}
