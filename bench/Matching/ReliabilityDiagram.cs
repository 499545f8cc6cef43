using System.Globalization;
using System.Text;

namespace Hybrid.Bench.Matching;

/// <summary>Confidence against truth as an SVG: on the diagonal it is honest. A dot's area goes with the logarithm of the names in it.</summary>
internal static class ReliabilityDiagram
{
    private const int Side = 360;
    private const int Margin = 48;

    private static readonly string[] Colours = ["#1f6feb", "#d1570a"];

    public static string Draw(IReadOnlyList<(string Group, IReadOnlyList<Bin> Bins)> groups)
    {
        var svg = new StringBuilder();
        int width = Side + (2 * Margin);
        Add($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {width}\" font-family=\"sans-serif\" font-size=\"11\">");
        Add($"<rect width=\"{width}\" height=\"{width}\" fill=\"#ffffff\"/>");
        for (int i = 0; i <= 10; i += 2)
        {
            double at = i / 10.0;
            Add($"<path d=\"M{X(at)} {Y(0)}V{Y(1)}M{X(0)} {Y(at)}H{X(1)}\" stroke=\"#dddddd\"/>");
            Add($"<text x=\"{X(at)}\" y=\"{Y(0) + 16}\" text-anchor=\"middle\">{at:0.0}</text>");
            Add($"<text x=\"{X(0) - 6}\" y=\"{Y(at) + 4}\" text-anchor=\"end\">{at:0.0}</text>");
        }

        Add($"<path d=\"M{X(0)} {Y(0)}L{X(1)} {Y(1)}\" stroke=\"#888888\" stroke-dasharray=\"4 3\"/>");
        Add($"<path d=\"M{X(0.85)} {Y(0)}V{Y(1)}\" stroke=\"#2da44e\" stroke-dasharray=\"2 2\"/>");
        Add($"<text x=\"{X(0.85) - 4}\" y=\"{Y(0) - 6}\" text-anchor=\"end\" fill=\"#2da44e\">threshold 0.85</text>");
        foreach (((string group, IReadOnlyList<Bin> bins), int i) in groups.Select((group, i) => (group, i)))
        {
            Add($"<g fill=\"{Colours[i]}\" fill-opacity=\"0.65\">");
            foreach (Bin bin in bins)
            {
                Add(
                    $"<circle cx=\"{X(bin.Mean):0.0}\" cy=\"{Y(bin.Right):0.0}\" r=\"{2 + (2 * Math.Log10(bin.Count)):0.0}\"><title>{group}: {bin.Count} names, confidence {bin.Mean:0.000}, right {bin.Right:0.000}</title></circle>"
                );
            }

            Add(
                $"<circle cx=\"{Margin + 14}\" cy=\"{Margin + 14 + (18 * i)}\" r=\"5\"/><text x=\"{Margin + 26}\" y=\"{Margin + 18 + (18 * i)}\" fill-opacity=\"1\">{group}</text></g>"
            );
        }

        Add($"<text x=\"{width / 2}\" y=\"{width - 10}\" text-anchor=\"middle\">confidence</text>");
        Add($"<text transform=\"translate(14 {width / 2}) rotate(-90)\" text-anchor=\"middle\">share that is right</text>");
        Add($"</svg>");
        return svg.ToString();

        void Add(FormattableString line) => svg.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    private static double X(double share) => Margin + (share * Side);

    private static double Y(double share) => Margin + ((1 - share) * Side);
}
