using Hybrid.Daemon.LibraryIndex;
using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.Neighbors;
using Hybrid.Reviewing;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Daemon.Identifying;

/// <summary>An existing library is settled with the catalog, and nothing on the disk changes.</summary>
public sealed class LibraryAdoptionTests : IAsyncLifetime
{
    private Workbench _bench = null!; // Set by InitializeAsync, which runs first.

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private LibraryAdoption Adoption => _bench.Part<LibraryAdoption>();

    public async ValueTask InitializeAsync()
    {
        _bench = await Workbench.CreateAsync();
        foreach (
            string path in (string[])
                [
                    "Movies/The Matrix (1999)/The Matrix.mkv",
                    "TV Shows/Lost (2004)/Season 01/Lost S01E01.mkv",
                    "Movies/Holiday 2019/holiday.mkv",
                ]
        )
        {
            _bench.Disk.File($"library/{path}");
        }

        await _bench.Part<LibrarySweeps>().RunAsync(whole: false, Stop);
    }

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task What_is_sure_is_settled_and_the_rest_is_left()
    {
        IReadOnlyList<string> before = _bench.Disk.Files("library");

        Answer<Adopted> answer = await Adoption.AdoptAsync(text: null, isRehearsal: false, new Paging(50), Stop);

        Assert.Equal([603, 4607], answer.Value!.Titles.Select(t => t.TmdbId));
        Assert.Equal("Holiday (2019)", Assert.Single(answer.Value.Left).Title);
        Assert.Equal([603, 4607], await SettledAsync());
        Assert.Equal(before, _bench.Disk.Files("library"));
    }

    [Fact]
    public async Task A_rehearsal_settles_nothing()
    {
        Assert.Equal(2, (await Adoption.AdoptAsync(text: null, isRehearsal: true, new Paging(50), Stop)).Value!.Titles.Count);
        Assert.Empty(await SettledAsync());
    }

    [Fact]
    public async Task What_was_settled_stays_when_the_folder_is_read_again_and_is_not_asked_about_again()
    {
        await Adoption.AdoptAsync(text: null, isRehearsal: false, new Paging(50), Stop);
        _bench.Disk.File("library/Movies/The Matrix (1999)/The Matrix.en.srt");

        await _bench.Part<LibrarySweeps>().RunAsync(whole: true, Stop);

        Assert.Equal([603, 4607], await SettledAsync());
        Assert.Empty((await Adoption.AdoptAsync(text: null, isRehearsal: false, new Paging(50), Stop)).Value!.Titles);
    }

    [Fact]
    public async Task A_person_settles_what_is_left()
    {
        Answer<AdoptedTitle?> wrongKind = await Adoption.AdoptAsync("Holiday", Workbench.Lost.Id, isRehearsal: false, Stop);
        Assert.Null(wrongKind.Value);

        Answer<AdoptedTitle?> answer = await Adoption.AdoptAsync("Holiday (2019)", Workbench.Matrix.Id, isRehearsal: false, Stop);

        Assert.Equal("The Matrix (1999)", answer.Value!.As);
        Assert.Equal([603], await SettledAsync());
    }

    [Fact]
    public async Task A_catalog_that_cannot_be_asked_leaves_all()
    {
        _bench.Catalog.Down = new Fault("TMDb", FaultKind.Unreachable, "TMDb does not answer.");

        Assert.False((await Adoption.AdoptAsync(text: null, isRehearsal: false, new Paging(50), Stop)).IsOk);
        Assert.Empty(await SettledAsync());
    }

    private async Task<IReadOnlyList<int>> SettledAsync()
    {
        await using LedgerDb db = await _bench.OpenLedgerAsync();
        return await db.LibraryTitles.Where(t => t.AdoptedAt != null).Select(t => t.TmdbId!.Value).Order().ToListAsync(Stop);
    }
}
