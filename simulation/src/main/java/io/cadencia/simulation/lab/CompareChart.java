package io.cadencia.simulation.lab;

import static io.cadencia.simulation.lab.CourseChart.line;
import static io.cadencia.simulation.lab.CourseChart.text;

import io.cadencia.simulation.lab.PolicyResult.Measure;
import java.util.List;
import java.util.Locale;

/** The policies side by side in one measure: a bar each, with the interval of its mean. */
final class CompareChart {
    private static final int WIDTH = 560;
    private static final int RIGHT = 500;
    private static final int LONGEST_NAME = 26;
    private static final double CHAR = 7.4;
    private static final int ROW = 34;
    private static final int TOP = 6;

    private final Measure measure;
    private final List<PolicyResult> results;
    private final double ceiling;
    private final double step;
    private final double top;
    private final int names;

    /** @param ceiling a line to draw, NaN = none */
    CompareChart(Measure measure, List<PolicyResult> results, double ceiling, double most) {
        this.measure = measure;
        this.results = results;
        this.ceiling = ceiling;
        double highest = Double.isNaN(ceiling) ? 1 : ceiling * 1.2;
        for (PolicyResult result : results) {
            Estimate estimate = result.estimate(measure);
            double reach = estimate.mean() + (Double.isNaN(estimate.halfWidth()) ? 0 : estimate.halfWidth());
            highest = Double.isFinite(reach) ? Math.max(highest, reach) : highest;
        }
        double shown = Math.min(most, highest);
        this.step = CourseChart.step(shown);
        this.top = step * Math.ceil(shown / step - 1e-9);
        int longest = results.stream().mapToInt(r -> r.policy().length()).max().orElse(1);
        this.names = (int) (20 + CHAR * Math.min(LONGEST_NAME, longest));
    }

    String html() {
        int bottom = TOP + ROW * results.size();
        StringBuilder out = new StringBuilder("<figure class=\"card\"><figcaption>")
                .append(ReportTexts.html(measure.key()))
                .append("<span class=\"unit\">")
                .append(ReportTexts.html(measure.key() + ".unit"))
                .append("</span></figcaption><svg viewBox=\"0 0 ")
                .append(WIDTH + " " + (bottom + 24))
                .append("\" role=\"img\">");
        for (double value = 0; value <= top + step / 2; value += step) {
            out.append(line(value == 0 ? "axis" : "grid", x(value), TOP, x(value), bottom));
            out.append(text(x(value), bottom + 16, "middle", "", CourseChart.plain(value)));
        }
        for (int i = 0; i < results.size(); i++) {
            bar(out, results.get(i), i);
        }
        if (Double.isFinite(ceiling)) {
            out.append(line("ceiling", x(ceiling), TOP, x(ceiling), bottom));
        }
        return out.append("</svg></figure>\n").toString();
    }

    private void bar(StringBuilder out, PolicyResult result, int place) {
        double middle = TOP + ROW * (place + 0.5);
        Estimate estimate = result.estimate(measure);
        out.append(text(names - 12, middle + 4.5, "end", "name", shortened(result.policy())));
        if (!Double.isFinite(estimate.mean())) {
            return;
        }
        boolean over = Double.isFinite(ceiling) && estimate.mean() > ceiling;
        double end = x(Math.min(estimate.mean(), top));
        out.append(String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"%.1f\" width=\"%.1f\" height=\"%d\" rx=\"3\" style=\"fill:var(--c%d)\"/>",
                names,
                middle - 8,
                Math.max(1, end - names),
                16,
                HtmlReport.color(place)));
        double reach = end;
        if (Double.isFinite(estimate.halfWidth())) {
            double low = x(Math.max(0, estimate.mean() - estimate.halfWidth()));
            reach = x(Math.min(top, estimate.mean() + estimate.halfWidth()));
            out.append(line("whisker", low, middle, reach, middle));
            out.append(line("whisker", low, middle - 4, low, middle + 4));
            out.append(line("whisker", reach, middle - 4, reach, middle + 4));
        }
        String value = String.format(Locale.ROOT, "%." + measure.decimals() + "f", estimate.mean());
        out.append(text(reach + 8, middle + 4.5, "start", over ? "strong bad" : "strong", value));
    }

    private static String shortened(String name) {
        return ReportTexts.escape(name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…");
    }

    private double x(double value) {
        return names + (RIGHT - names) * value / top;
    }
}
