using Hybrid.Catalog;
using Hybrid.Matching;
using Hybrid.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Hybrid.Planning;

/// <summary>A library that others filled: new files go into the title's folder that stands there.</summary>
public sealed class TitleFoldersTests : IDisposable
{
    private static readonly Title Lost = Series(4607, "Lost", 2004, votes: 3000);
    private static readonly Title LostOfToday = Series(9001, "Lost", 2021, votes: 900);
    private static readonly Title LostFootage = Series(9002, "Lost", 1998, votes: 2);
    private static readonly Title Office = Series(2316, "The Office", 2005, votes: 3000);

    private readonly TemporaryDisk _disk = new();

    public void Dispose() => _disk.Dispose();

    [Theory]
    [InlineData("Lost (2004)")] // By hand, Kodi, Jellyfin.
    [InlineData("Lost (2004) {tvdb-73739}")] // Sonarr.
    [InlineData("Lost [2004]")]
    [InlineData("lost (2004)")]
    [InlineData("Lost - Die Insel {tmdb-4607}")]
    [InlineData("Lost (2005) [tmdbid-4607]")]
    [InlineData("Lost.2004.COMPLETE.1080p.BluRay.x264-GRP")]
    [InlineData("Lost")]
    public async Task The_folder_that_stands_there_is_used(string standing)
    {
        TitleFolder folder = await OfAsync(Lost, [Lost, LostFootage], standing, "Lost in Space (2018)", "Losing It (2004)");

        Assert.Equal(standing, folder.Name);
        Assert.Null(folder.Doubt);
    }

    [Theory]
    [InlineData("Lost (2021)")]
    [InlineData("Lost (2004) {tmdb-9001}")]
    [InlineData("Lost in Space (2004)")]
    [InlineData("Lost Girl")]
    [InlineData("Lost.S01.1080p.BluRay.x264-GRP")]
    [InlineData("Lost (2004) Season 1")]
    [InlineData("Lost (2004) {edition-Chronological}")]
    public async Task Another_title_or_a_part_of_this_one_is_not(string standing) =>
        Assert.Equal("Lost (2004) {tmdb-4607}", (await OfAsync(Lost, [Lost, LostOfToday], standing)).Name);

    [Fact]
    public async Task The_own_folder_is_used_whatever_stands_beside_it() =>
        Assert.Null((await OfAsync(Lost, [Lost, LostOfToday], "Lost", "Lost (2004)", "Lost (2004) {tmdb-4607}")).Path);

    [Fact]
    public async Task A_year_is_surer_than_a_name_and_an_id_than_a_year()
    {
        Assert.Equal("Lost (2004)", (await OfAsync(Lost, [Lost, LostOfToday], "Lost", "Lost (2004)")).Name);
        Assert.Equal("Island {tmdb-4607}", (await OfAsync(Lost, [Lost, LostOfToday], "Island {tmdb-4607}")).Name);
    }

    [Fact]
    public async Task A_name_without_a_year_asks_if_a_known_title_shares_it()
    {
        TitleFolder folder = await OfAsync(Lost, [Lost, LostOfToday], "Lost");

        Assert.Equal("Lost", folder.Name);
        Assert.Equal(Concern.FolderUnclear, folder.Doubt!.Concern);
        Assert.Contains("Lost (2004) or Lost (2021)", folder.Doubt.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_folders_that_fit_alike_ask()
    {
        TitleFolder folder = await OfAsync(Office, [Office], "The Office (2005)", "Office, The (2005)");

        Assert.Equal(Concern.FolderUnclear, folder.Doubt!.Concern);
        Assert.Contains("The Office (2005)", folder.Doubt.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_item_stays_in_the_folder_that_has_its_first_files()
    {
        Make("The Office (2005)", "Office, The (2005)");

        TitleFolder folder = await AskAsync(Office, [Office], filed: "The Office (2005)");

        Assert.Equal("The Office (2005)", folder.Name);
        Assert.Null(folder.Doubt);
    }

    [Fact]
    public async Task A_link_to_a_folder_is_not_followed()
    {
        Directory.CreateDirectory(_disk.At("library"));
        Directory.CreateSymbolicLink(_disk.At("library", "Lost (2004)"), _disk.Folder("elsewhere"));

        Assert.Null((await AskAsync(Lost, [Lost], filed: null)).Path);
    }

    [Fact]
    public async Task Composed_and_decomposed_letters_are_one_name()
    {
        Title amelie = Series(7, "Am\u00e9lie", 2001, votes: 10);
        const string Decomposed = "Ame\u0301lie (2001)";

        Assert.Equal(Decomposed, (await OfAsync(amelie, [amelie], Decomposed)).Name);
    }

    [Theory]
    [InlineData("Season 1", "Season 1")]
    [InlineData("S01", "S01")]
    [InlineData("Staffel 01", "Staffel 01")]
    [InlineData("Lost Season 1", "Lost Season 1")]
    [InlineData("Season 2", "Season 01")]
    [InlineData("Season 1 Part 2", "Season 01")]
    [InlineData("Extras", "Season 01")]
    public async Task A_seasons_folder_is_used_too(string standing, string used)
    {
        TitleFolder folder = await OfAsync(Lost, [Lost], $"Lost (2004)/{standing}");

        PlannedFile file = folder.Into(Planned("Lost (2004) {tmdb-4607}/Season 01/Lost (2004) - s01e01.mkv"));

        Assert.Equal(_disk.At("library", $"Lost (2004)/{used}/Lost (2004) - s01e01.mkv"), file.To);
    }

    [Fact]
    public async Task A_library_that_is_away_has_no_folder()
    {
        var catalog = new ListedCatalog(Lost);
        var folders = new TitleFolders(new StandingTitles(new FakeTimeProvider()), catalog);

        Neighbors.Answer<TitleFolder> answer = await folders.OfAsync(
            _disk.At("gone"),
            Lost,
            "Lost (2004) {tmdb-4607}",
            filed: null,
            indexed: [],
            TestContext.Current.CancellationToken
        );

        Assert.Null(answer.Value!.Path);
    }

    private Task<TitleFolder> OfAsync(Title title, Title[] known, params string[] standing)
    {
        Make(standing);
        return AskAsync(title, known, filed: null);
    }

    private async Task<TitleFolder> AskAsync(Title title, Title[] known, string? filed)
    {
        var catalog = new ListedCatalog(known);
        var folders = new TitleFolders(
            new StandingTitles(new FakeTimeProvider(new DateTimeOffset(2026, 5, 4, 12, 0, 0, TimeSpan.Zero))),
            catalog
        );
        string ours = $"{title.Name} ({title.Year}) {{tmdb-{title.Id.Tmdb}}}";
        return (await folders.OfAsync(_disk.At("library"), title, ours, filed, indexed: [], TestContext.Current.CancellationToken)).Value!;
    }

    private void Make(params string[] standing)
    {
        foreach (string folder in standing)
        {
            Directory.CreateDirectory(_disk.At("library", folder));
        }
    }

    private PlannedFile Planned(string relative) =>
        new()
        {
            File = new()
            {
                Path = "Lost.S01E01.mkv",
                Bytes = 1,
                Role = Ledger.FileRole.Video,
            },
            LibraryRoot = _disk.At("library"),
            To = _disk.At("library", relative),
        };

    private static Title Series(int id, string name, int year, int votes) =>
        new()
        {
            Id = new TitleId(TitleKind.Series, id),
            Name = name,
            Year = year,
            VoteCount = votes,
        };
}
