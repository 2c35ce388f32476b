package io.cadencia.server.rules;

import io.cadencia.core.campaign.CampaignSpec.PauseReason;
import io.cadencia.core.collections.ContactType;
import io.cadencia.core.collections.FieldRule;
import io.cadencia.core.collections.ResultRule;
import io.cadencia.core.collections.ResultRule.Next;
import io.cadencia.server.rules.yaml.SettingException;
import io.cadencia.server.rules.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Reads a classification file: results with the fields they demand, and pause reasons. */
final class ClassificationReader {
    /** More results than this nobody finds on a screen. */
    static final int MAX_RESULTS = 60;

    static final int MAX_FIELDS = 8;
    static final int MAX_CHOICES = 20;

    private static final long MAX_RETRY_MINUTES = TimeUnit.DAYS.toMinutes(31);
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,7}");
    private static final Pattern FIELD = Pattern.compile("[a-z][a-z_]{0,29}");
    private static final Pattern CHOICE = Pattern.compile("[A-Z][A-Z0-9_]{0,29}");

    private ClassificationReader() {}

    static ClassificationTree read(YamlNode file) {
        String name = file.text("classification");
        int version = (int) file.whole("version", 1, 1_000_000);
        List<ResultRule> results = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        for (YamlNode node : file.children("results")) {
            ResultRule result = result(node);
            if (!codes.add(result.code())) {
                throw node.refuse("code", "is given twice; a code names one result");
            }
            results.add(result);
        }
        limit(file, "results", results.size(), 1, MAX_RESULTS);
        List<PauseReason> pauses = file.children("pauseReasons").stream()
                .map(ClassificationReader::pause)
                .toList();
        file.end();
        return new ClassificationTree(name, version, results, pauses);
    }

    private static ResultRule result(YamlNode node) {
        String code = coded(node, "code", CODE, "must be 1 to 8 capital letters and digits");
        ContactType type = node.choice("type", ContactType.class);
        if (type == ContactType.DIALER) {
            throw node.refuse("type", "is the dialer's own; an advisor's result is direct, indirect or none");
        }
        Next next = node.choice("next", Next.class);
        long retryMs =
                next == Next.RETRY ? TimeUnit.MINUTES.toMillis(node.whole("retryMinutes", 1, MAX_RETRY_MINUTES)) : 0;
        List<FieldRule> fields = node.children("fields").stream()
                .map(ClassificationReader::field)
                .toList();
        limit(node, "fields", fields.size(), 0, MAX_FIELDS);
        ResultRule rule = new ResultRule(code, type, fields, next, retryMs, node.flag("rightParty", false));
        node.end();
        return rule;
    }

    private static FieldRule field(YamlNode node) {
        String name = coded(node, "name", FIELD, "must be 1 to 30 small letters and underscores");
        FieldRule.Kind kind = node.choice("kind", FieldRule.Kind.class);
        List<String> choices = node.texts("choices");
        if ((kind == FieldRule.Kind.CHOICE) == choices.isEmpty()) {
            throw node.refuse("choices", "must be given for a choice, and only for one");
        }
        limit(node, "choices", choices.size(), 0, MAX_CHOICES);
        if (!choices.stream().allMatch(choice -> CHOICE.matcher(choice).matches())) {
            throw node.refuse("choices", "must be codes of capital letters, digits and underscores");
        }
        FieldRule rule = new FieldRule(name, kind, node.flag("mandatory", true), choices);
        node.end();
        return rule;
    }

    private static PauseReason pause(YamlNode node) {
        String code = coded(node, "code", CHOICE, "must be capital letters, digits and underscores");
        long limitMs = TimeUnit.MINUTES.toMillis(node.whole("limitMinutes", 0, 0, 480));
        node.end();
        return new PauseReason(code, limitMs);
    }

    private static String coded(YamlNode node, String field, Pattern pattern, String remedy) {
        String value = node.text(field);
        if (!pattern.matcher(value).matches()) {
            throw node.refuse(field, remedy);
        }
        return value;
    }

    private static void limit(YamlNode node, String field, int size, int min, int max) throws SettingException {
        if (size < min || size > max) {
            throw node.refuse(field, "has " + size + " entries; allowed are " + min + " to " + max);
        }
    }
}
