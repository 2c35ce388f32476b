package io.cadencia.server.cli;

import io.cadencia.simulation.lab.Policy;
import io.cadencia.simulation.scenario.Samples;
import io.cadencia.simulation.scenario.ScenarioFields;
import io.cadencia.simulation.scenario.ScenarioFields.Field;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** What the laboratory has and what a scenario may say. */
final class SimulateHelp {
    private SimulateHelp() {}

    static void list(PrintStream out) {
        out.println("policies (--policy a,b(setting=1)):");
        for (Policy policy : Policy.all()) {
            String settings = policy.settings().isEmpty()
                    ? ""
                    : policy.settings()
                            .toString()
                            .replace("{", "(")
                            .replace("}", ")")
                            .replace(".0", "");
            out.println(("  " + pad(policy.name(), 22) + " " + (policy.oracle() ? "a bound " : "") + settings)
                    .stripTrailing());
        }
        out.println();
        out.println("sample scenarios (./cadencia simulate NAME):");
        for (String name : Samples.NAMES) {
            out.printf("  %-22s %s%n", name, Samples.read(name, Map.of()).description());
        }
    }

    static void explain(PrintStream out) {
        out.println("Fields of a scenario; [] stands for each entry of a list, 'time' for one of the forms below.");
        out.println();
        fields(out, ScenarioFields.ALL, 38);
        out.println();
        out.println("A time, in seconds, is one of:");
        fields(out, ScenarioFields.TIMES, 58);
    }

    private static void fields(PrintStream out, List<Field> fields, int width) {
        for (Field field : fields) {
            String byDefault = field.byDefault().isEmpty() ? "" : " [" + field.byDefault() + "]";
            out.println(("  " + pad(field.path(), width) + " " + field.meaning() + byDefault).stripTrailing());
        }
    }

    private static String pad(String text, int width) {
        return text.length() >= width ? text + "\n  " + " ".repeat(width) : text + " ".repeat(width - text.length());
    }
}
