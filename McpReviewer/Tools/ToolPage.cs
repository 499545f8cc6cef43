using System.Text.Json;
using Hybrid.Reviewing;

namespace Hybrid.Reviewer.Tools;

/// <summary>A page that stays short, whatever its rows say: what does not fit is the next page.</summary>
internal static class ToolPage
{
    /// <param name="paging">What was asked for.</param>
    /// <param name="rows">At most as many as that.</param>
    /// <param name="total">Of all pages.</param>
    public static Page<T> Of<T>(Paging paging, IReadOnlyList<T> rows, int total)
    {
        int length = 0;
        // The first row is there in any case: otherwise its page would never be past.
        T[] fitting =
        [
            .. rows.Index()
                .TakeWhile(row =>
                    (length += JsonSerializer.Serialize(row.Item, ToolJson.Options).Length) <= ItemView.Most || row.Index == 0
                )
                .Select(row => row.Item),
        ];
        return paging.Page<T>(fitting, total);
    }

    public static Page<T> Of<T>(Paging paging, Page<T> page) => Of(paging, page.Items, page.Total);
}
