using Hybrid.Daemon.Announcing;
using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.Reviewing;
using Hybrid.Settings;

namespace Hybrid.Daemon.Placing;

/// <summary>NAMING_IN_FOLDER=folder, from the download to the library and back.</summary>
public sealed class NamingInFolderTests
{
    private const string Season = "library/TV Shows/Lost (2004)/Season 1";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(NamingInFolder.Folder, "Lost - 1x05.mkv", "Lost - 1x05.en.srt")]
    [InlineData(NamingInFolder.Naming, "Lost (2004) - s01e05.mkv", "Lost (2004) - s01e05.en.srt")]
    public async Task A_new_episode_and_its_subtitle_are_named_as_the_setting_says(NamingInFolder setting, string video, string subtitle)
    {
        await using Workbench bench = await CreateAsync(setting);
        string standing = bench.Disk.File($"{Season}/Lost - 1x04 - Walkabout.mkv");

        long id = await FiledAsync(bench, "L/Lost.S01E05.mkv", "L/Lost.S01E05.en.srt");

        string[] filed = [video, subtitle];
        Assert.Equal(
            filed.Order(StringComparer.Ordinal),
            bench
                .Library()
                .Where(p => !p.EndsWith("Walkabout.mkv", StringComparison.Ordinal))
                .Select(Path.GetFileName)
                .Order(StringComparer.Ordinal)
        );
        await bench.Part<UndoDesk>().UndoAsync(id, Actor.CommandLine, cancellationToken: Stop);
        await bench.WorkAsync<PlaceStep>();
        Assert.True(File.Exists(standing));
        Assert.Single(bench.Library());
    }

    [Fact]
    public async Task Its_title_comes_later_and_a_rename_leaves_it_as_the_folder_has_it()
    {
        await using Workbench bench = await CreateAsync(NamingInFolder.Folder);
        bench.Disk.File($"{Season}/Lost - 1x04 - Walkabout.mkv");
        await FiledAsync(bench, "L/Lost.S01E05.mkv");

        bench.Catalog.EpisodeNames[(Workbench.Lost.Id.Tmdb, 1, 5)] = "White Rabbit";
        Assert.Equal(1, await bench.Part<NewEpisodeTitles>().RunAsync(Stop));
        await bench.WorkAsync<RelocateStep>();

        Assert.True(File.Exists(bench.Disk.At([.. Season.Split('/'), "Lost - 1x05 - White Rabbit.mkv"])));
        await bench.WorkAsync<AnnounceStep>();
        var again = (RenameOutcome.Renamed)
            await bench.Part<RenameDesk>().RenameAsync(new RenameRequest("Lost", IsPreview: true, Actor.CommandLine), Stop);
        Assert.Empty(again.Items);
        Assert.Equal(1, again.InPlace);
    }

    private static async Task<Workbench> CreateAsync(NamingInFolder setting)
    {
        Workbench bench = await Workbench.CreateAsync(s => s with { NamingInFolder = setting });
        bench.Catalog.Seasons[Workbench.Lost.Id.Tmdb] = [25, 24];
        return bench;
    }

    private static async Task<long> FiledAsync(Workbench bench, params string[] files)
    {
        long id = await bench.ApprovedAsync(Workbench.Lost, files);
        await bench.WorkAllAsync();
        return id;
    }
}
