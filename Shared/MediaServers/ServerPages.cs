using Hybrid.Neighbors;

namespace Hybrid.MediaServers;

/// <summary>Lists that a server gives in pages.</summary>
internal static class ServerPages
{
    /// <summary>Items in one answer.</summary>
    public const int Size = 200;

    /// <summary>The most answers for one list.</summary>
    private const int Most = 25;

    /// <summary>The most series of one name to look through.</summary>
    public const int MostNamesakes = 5;

    /// <param name="pageOf">Asks for a page, from 0.</param>
    /// <param name="isEnough">Whether what was read until now is enough. Gets all of it.</param>
    public static async Task<Answer<IReadOnlyList<ServerItem>>> ReadAsync(
        Func<int, Task<Answer<IReadOnlyList<ServerItem>>>> pageOf,
        Func<IReadOnlyList<ServerItem>, bool>? isEnough = null
    )
    {
        List<ServerItem> all = [];
        for (int page = 0; page < Most; page++)
        {
            Answer<IReadOnlyList<ServerItem>> some = await pageOf(page);
            if (!some.IsOk)
            {
                return some;
            }

            all.AddRange(some.Value!);
            if (some.Value!.Count < Size || isEnough?.Invoke(all) == true)
            {
                break;
            }
        }

        return new(all);
    }
}
