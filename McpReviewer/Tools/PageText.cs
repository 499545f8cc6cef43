using Hybrid.Reviewing;

namespace Hybrid.Reviewer.Tools;

/// <summary>A page for a reader of text: which part it is, its rows, and where it goes on.</summary>
internal static class PageText
{
    /// <param name="page">Its rows.</param>
    /// <param name="empty">Said where there is none at all.</param>
    /// <param name="add">Adds the lines of a row.</param>
    public static string Of<T>(Page<T> page, string empty, Action<List<string>, T> add)
    {
        List<string> lines = [page.Total == 0 ? empty : $"{page.Returned} of {page.Total}, from {page.Offset + 1}:"];
        foreach (T row in page.Items)
        {
            add(lines, row);
        }

        if (page.Truncated)
        {
            lines.Add($"More with offset {page.Offset + page.Returned}.");
        }

        return string.Join('\n', lines);
    }
}
