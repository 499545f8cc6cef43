using Hybrid.Catalog;
using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Hybrid.Daemon.Identifying;

/// <summary>Several movies in one download.</summary>
public sealed class PackTests
{
    [Fact]
    public async Task Words_of_the_pack_hold_no_movie_back_that_has_its_own_title_and_year()
    {
        await using Workbench bench = await BenchAsync();
        foreach (
            long id in await bench.TakeAsync(
                "Night Trilogy (1968-1985)/1. Night (1968).mkv",
                "Night Trilogy (1968-1985)/2. Dawn (1978).mkv"
            )
        )
        {
            await bench.WorkAsync<IdentifyStep>();
            Assert.Equal(ItemState.Approved, (await bench.ItemAsync(id)).State);
        }
    }

    [Fact]
    public async Task A_movie_of_a_pack_without_a_year_is_asked_about()
    {
        await using Workbench bench = await BenchAsync();
        foreach (long id in await bench.TakeAsync("Night Trilogy 1080p/1. Night.mkv", "Night Trilogy 1080p/2. Dawn.mkv"))
        {
            await bench.WorkAsync<IdentifyStep>();
            IngestItem item = await bench.ItemAsync(id);
            Assert.Equal(ItemState.AwaitingReview, item.State);
            Assert.Contains(item.Assessment!.Reasons, r => r.Concern == Concern.BareName);
        }
    }

    private static Task<Workbench> BenchAsync() =>
        Workbench.CreateAsync(other: services =>
            services.AddSingleton<ICatalog>(new ListedCatalog(Movie(1, "Night", 1968), Movie(2, "Dawn", 1978)))
        );

    private static Title Movie(int id, string name, int year) =>
        new()
        {
            Id = new TitleId(TitleKind.Movie, id),
            Name = name,
            Year = year,
            Popularity = 40,
            VoteCount = 5000,
        };
}
