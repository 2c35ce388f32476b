package io.cadencia.simulation.lab;

import static io.cadencia.simulation.lab.CourseChart.line;
import static io.cadencia.simulation.lab.CourseChart.text;

import io.cadencia.core.answer.Reliability.Point;
import java.util.List;
import java.util.Locale;

/** The reliability plot of the answer model: the share foretold against the share that answered; right is on the diagonal. */
final class ReliabilityChart {
    private static final int SIZE = 300;
    private static final int LEFT = 56;
    private static final int TOP = 10;
    private static final int BOTTOM = TOP + SIZE;
    private static final double LARGEST_DOT = 13;
    private static final double SMALLEST_DOT = 2.5;
    /** Fewer calls show chance, not the model. */
    private static final double FEWEST_CALLS = 30;

    private final List<Point> points;
    private final double top;

    ReliabilityChart(List<Point> points) {
        this.points =
                points.stream().filter(point -> point.calls() >= FEWEST_CALLS).toList();
        double highest = 0.1;
        for (Point point : this.points) {
            highest = Math.max(highest, Math.max(point.foretold(), point.answered()));
        }
        this.top = Math.min(1, Math.ceil(highest * 10) / 10);
    }

    String html() {
        StringBuilder out = new StringBuilder("<figure class=\"card narrow\"><figcaption>")
                .append(ReportTexts.html("reliability"))
                .append("<span class=\"unit\">")
                .append(ReportTexts.html("reliability.unit"))
                .append("</span></figcaption><svg viewBox=\"0 0 560 ")
                .append(BOTTOM + 46)
                .append("\" role=\"img\">");
        double step = top > 0.5 ? 0.2 : 0.1;
        for (double value = 0; value <= top + 1e-9; value += step) {
            String label = String.format(Locale.ROOT, "%.0f", 100 * value);
            out.append(line(value == 0 ? "axis" : "grid", x(0), y(value), x(top), y(value)));
            out.append(text(LEFT - 8, y(value) + 4, "end", "", label));
            out.append(line(value == 0 ? "axis" : "grid", x(value), y(0), x(value), y(top)));
            out.append(text(x(value), BOTTOM + 18, "middle", "", label));
        }
        out.append(line("ceiling", x(0), y(0), x(top), y(top)));
        out.append(text(x(top / 2), BOTTOM + 40, "middle", "name", ReportTexts.svg("reliability.foretold")));
        double most = points.stream().mapToDouble(Point::calls).max().orElse(1);
        for (Point point : points) {
            out.append(dot(point, most));
        }
        return out.append("</svg></figure>\n").toString();
    }

    private String dot(Point point, double most) {
        return String.format(
                Locale.ROOT,
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" style=\"fill:var(--c0);fill-opacity:0.75\"/>",
                x(point.foretold()),
                y(point.answered()),
                Math.max(SMALLEST_DOT, LARGEST_DOT * Math.sqrt(point.calls() / most)));
    }

    private double x(double share) {
        return LEFT + SIZE * share / top;
    }

    private double y(double share) {
        return BOTTOM - SIZE * share / top;
    }
}
