using Hybrid.Catalog;
using Hybrid.Daemon.Disk;
using Hybrid.Daemon.Placing;
using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hybrid.Daemon.LibraryIndex;

/// <summary>What the index knows after a scan, and what a sweep looks at again.</summary>
public sealed class LibrarySweepsTests : IAsyncLifetime
{
    private readonly PlayedDisk _played = new(SystemDisk.Instance);
    private Workbench _bench = null!; // Set by InitializeAsync, which runs first.

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _bench = await Workbench.CreateAsync(other: services => services.AddSingleton<IDisk>(_played));
        // As long after all that the test makes as folders take to settle.
        _bench.Time.SetUtcNow(TimeProvider.System.GetUtcNow().AddHours(1));
    }

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task The_first_scan_knows_every_video_subtitle_and_extra()
    {
        Stand(
            "Movies/The Matrix (1999)/The Matrix (1999).mkv",
            "Movies/The Matrix (1999)/The Matrix (1999).en.srt",
            "Movies/The Matrix (1999)/Trailers/Teaser.mkv",
            "Movies/The Matrix (1999)/poster.jpg",
            "TV Shows/Lost (2004)/Season 01/Lost - S01E02.mkv"
        );

        await SweepAsync();

        Assert.Equal(
            [
                "Lost (2004)/Season 01/Lost - S01E02.mkv: Video of Lost",
                "The Matrix (1999)/The Matrix (1999).en.srt: Subtitle of The Matrix",
                "The Matrix (1999)/The Matrix (1999).mkv: Video of The Matrix",
                "The Matrix (1999)/Trailers/Teaser.mkv: Extra of The Matrix",
            ],
            await FilesAsync()
        );
        await using LedgerDb db = await _bench.OpenLedgerAsync();
        Assert.All(
            await db.LibraryRoots.ToListAsync(Stop),
            root => Assert.True(root is { FinishedAt: not null, StartedAt: null, Trouble: null })
        );
    }

    [Fact]
    public async Task A_sweep_reads_only_the_folders_whose_time_has_changed()
    {
        Stand("Movies/One (2001)/One.mkv", "Movies/Two (2002)/Two.mkv", "TV Shows/Lost (2004)/Season 01/Lost - S01E02.mkv");
        await SweepAsync();
        _played.Looked.Clear();

        await SweepAsync();
        Assert.DoesNotContain(_played.Looked, path => path.EndsWith(".mkv", StringComparison.Ordinal));

        Stand("Movies/Two (2002)/Two.en.srt", "Movies/Three (2003)/Three.mkv");
        File.Delete(_bench.Disk.At("library", "TV Shows", "Lost (2004)", "Season 01", "Lost - S01E02.mkv"));
        await SweepAsync();

        Assert.DoesNotContain(_played.Looked, path => path.EndsWith("One.mkv", StringComparison.Ordinal));
        Assert.Equal(
            [
                "One (2001)/One.mkv: Video of One",
                "Three (2003)/Three.mkv: Video of Three",
                "Two (2002)/Two.en.srt: Subtitle of Two",
                "Two (2002)/Two.mkv: Video of Two",
            ],
            await FilesAsync()
        );
    }

    [Fact]
    public async Task A_folder_that_changed_just_before_it_was_read_is_read_again()
    {
        Stand("Movies/One (2001)/One.mkv");
        _bench.Time.AdjustTime(TimeProvider.System.GetUtcNow());
        await SweepAsync();
        _played.Looked.Clear();

        await SweepAsync();

        Assert.Contains(_played.Looked, path => path.EndsWith("One.mkv", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Movies/Der Film/movie.nfo", "<movie><tmdbid>603</tmdbid></movie>")]
    [InlineData("Movies/Der Film/Der Film.nfo", "<movie><uniqueid type=\"tmdb\">603</uniqueid></movie>")]
    [InlineData("Movies/Der Film/group.nfo", "https://www.themoviedb.org/movie/603")]
    public async Task An_nfo_says_the_title(string path, string text)
    {
        Stand("Movies/Der Film/Der Film.mkv", "Movies/The Matrix (1999) {tmdb-603}/The Matrix.mkv");
        await File.WriteAllTextAsync(_bench.Disk.At("library", path), text, Stop);

        await SweepAsync();

        await using LedgerDb db = await _bench.OpenLedgerAsync();
        Assert.Single(await db.LibraryFiles.Select(f => f.Title!.Group).Distinct().ToListAsync(Stop));
    }

    [Fact]
    public async Task An_nfo_that_comes_later_changes_the_title_of_the_folders_below()
    {
        Stand("TV Shows/Verloren/Season 01/Verloren - S01E02.mkv");
        await SweepAsync();
        await File.WriteAllTextAsync(
            _bench.Disk.At("library", "TV Shows", "Verloren", "tvshow.nfo"),
            "<tvshow><uniqueid type=\"tvdb\">73739</uniqueid></tvshow>",
            Stop
        );

        await SweepAsync();

        await using LedgerDb db = await _bench.OpenLedgerAsync();
        Assert.Equal(73739, (await db.LibraryFiles.Include(f => f.Title).SingleAsync(Stop)).Title!.TvdbId);
        Assert.Single(await db.LibraryTitles.ToListAsync(Stop));
    }

    [Fact]
    public async Task An_nfo_with_a_document_type_or_behind_a_link_says_nothing()
    {
        Stand("Movies/One/One.mkv", "Movies/Two/Two.mkv");
        string evil = "<!DOCTYPE movie [<!ENTITY id SYSTEM \"file:///etc/hostname\">]><movie><tmdbid>&id;</tmdbid></movie>";
        await File.WriteAllTextAsync(_bench.Disk.At("library", "Movies", "One", "movie.nfo"), evil, Stop);
        string other = _bench.Disk.At("other.nfo");
        await File.WriteAllTextAsync(other, "<movie><tmdbid>603</tmdbid></movie>", Stop);
        File.CreateSymbolicLink(_bench.Disk.At("library", "Movies", "Two", "movie.nfo"), other);

        await SweepAsync();

        await using LedgerDb db = await _bench.OpenLedgerAsync();
        Assert.All(await db.LibraryTitles.ToListAsync(Stop), title => Assert.Null(title.TmdbId));
    }

    [Fact]
    public async Task Links_are_not_followed()
    {
        _bench.Disk.File("elsewhere/Secret (2001)/Secret.mkv");
        Stand("Movies/One (2001)/One.mkv");
        Directory.CreateSymbolicLink(_bench.Disk.At("library", "Movies", "Secret (2001)"), _bench.Disk.At("elsewhere", "Secret (2001)"));
        File.CreateSymbolicLink(
            _bench.Disk.At("library", "Movies", "One (2001)", "Secret.mkv"),
            _bench.Disk.At("elsewhere", "Secret (2001)", "Secret.mkv")
        );

        await SweepAsync();

        Assert.Equal(["One (2001)/One.mkv: Video of One"], await FilesAsync());
    }

    [Fact]
    public async Task A_library_that_is_away_empties_nothing()
    {
        Stand("Movies/One (2001)/One.mkv");
        await SweepAsync();
        Directory.Move(_bench.Disk.At("library", "Movies"), _bench.Disk.At("away"));

        await SweepAsync();
        Assert.Single(await FilesAsync());
        Assert.Contains("is not there", await TroubleAsync(), StringComparison.Ordinal);

        // The mount point without its disk.
        _bench.Disk.Folder("library", "Movies");
        _played.Device = 4711;
        await SweepAsync();
        Assert.Single(await FilesAsync());
        Assert.Contains("hardly mounted", await TroubleAsync(), StringComparison.Ordinal);

        Directory.Delete(_bench.Disk.At("library", "Movies"));
        Directory.Move(_bench.Disk.At("away"), _bench.Disk.At("library", "Movies"));
        _played.Device = null;
        await SweepAsync();
        Assert.Single(await FilesAsync());
        Assert.Null(await TroubleAsync());
    }

    [Fact]
    public async Task A_folder_that_cannot_be_read_keeps_what_is_known_of_it()
    {
        Stand("Movies/One (2001)/One.mkv", "Movies/Two (2002)/Two.mkv");
        await SweepAsync();
        _played.Broken = "One (2001)";

        await SweepAsync();

        Assert.Equal(2, (await FilesAsync()).Count);
        Assert.Contains("cannot be read: 1", await TroubleAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_plex_mcp_filed_is_known_as_that_title()
    {
        long id = await _bench.ApprovedAsync(Workbench.Matrix, "abc123.mkv");
        await SweepAsync();
        await _bench.WorkAsync<PlaceStep>();
        string placed = (await _bench.ItemAsync(id)).Files[0].Placement!.To;

        await _bench.Part<LibrarySweeps>().FoldersAsync([Path.GetDirectoryName(placed)!], Stop);

        await using LedgerDb db = await _bench.OpenLedgerAsync();
        IndexedFile file = await db.LibraryFiles.Include(f => f.Title).SingleAsync(Stop);
        Assert.Equal((603, TitleSource.Ledger), (file.Title!.TmdbId, file.Title.KnownBy));
        Assert.NotNull(file.LedgerFileId);
    }

    [Fact]
    public async Task A_folder_that_was_emptied_or_renamed_is_forgotten()
    {
        Stand("Movies/One (2001)/One.mkv", "Movies/Two (2002)/Two.mkv");
        await SweepAsync();
        Directory.Move(_bench.Disk.At("library", "Movies", "One (2001)"), _bench.Disk.At("library", "Movies", "Uno (2001)"));

        await SweepAsync();

        Assert.Equal(["Two (2002)/Two.mkv: Video of Two", "Uno (2001)/One.mkv: Video of Uno"], await FilesAsync());
        await using LedgerDb db = await _bench.OpenLedgerAsync();
        Assert.DoesNotContain(await db.LibraryTitles.ToListAsync(Stop), title => title.Name == "One");
    }

    private void Stand(params string[] paths)
    {
        foreach (string path in paths)
        {
            _bench.Disk.File($"library/{path}");
        }
    }

    private Task SweepAsync() => _bench.Part<LibrarySweeps>().RunAsync(whole: false, Stop);

    private async Task<IReadOnlyList<string>> FilesAsync()
    {
        await using LedgerDb db = await _bench.OpenLedgerAsync();
        List<IndexedFile> files = await db.LibraryFiles.Include(f => f.Folder).Include(f => f.Title).ToListAsync(Stop);
        return [.. files.Select(f => $"{f.Folder!.Path}/{f.Name}: {f.Role} of {f.Title!.Name}").Order(StringComparer.Ordinal)];
    }

    private async Task<string?> TroubleAsync()
    {
        await using LedgerDb db = await _bench.OpenLedgerAsync();
        return (await db.LibraryRoots.SingleAsync(r => r.Kind == TitleKind.Movie, Stop)).Trouble;
    }
}
