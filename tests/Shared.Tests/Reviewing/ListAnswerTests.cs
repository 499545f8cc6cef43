using System.Text.Json;
using Hybrid.Ledger;

namespace Hybrid.Reviewing;

public sealed class ListAnswerTests
{
    [Fact]
    public void What_is_not_taken_in_is_in_the_list_too_and_absent_from_a_filtered_one()
    {
        Page<ListedItem> none = new Paging(20).Page<ListedItem>([], 0);
        var torrent = new SetAsideEntry
        {
            Source = DownloadSource.Torrent,
            Name = "Film.1999",
            Reason = "It is still verifying.",
            Since = DateTimeOffset.UnixEpoch,
            LastTriedAt = DateTimeOffset.UnixEpoch,
            Tries = 2,
        };
        JsonElement whole = Json(ListAnswer.Of(none, new Paging(20).Page([torrent], 1)));
        JsonElement entry = whole.GetProperty("set_aside").GetProperty("items")[0];
        Assert.Equal(("Film.1999", "torrent"), (entry.GetProperty("name").GetString(), entry.GetProperty("source").GetString()));
        Assert.Equal(0, whole.GetProperty("total").GetInt32());
        Assert.False(Json(ListAnswer.Of(none, aside: null)).TryGetProperty("set_aside", out _));
    }

    private static JsonElement Json(ListAnswer answer) => JsonSerializer.SerializeToElement(answer, ReviewingJson.Default.ListAnswer);
}
