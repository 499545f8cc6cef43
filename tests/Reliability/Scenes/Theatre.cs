using Hybrid.Testing;

namespace Hybrid.Reliability;

/// <summary>A scene with the file systems that it needs.</summary>
internal sealed class Theatre : IAsyncDisposable
{
    private readonly List<IAsyncDisposable> _mounts;
    private readonly string? _folder;

    private Theatre(Stage stage, Stage warm, string? folder, params List<IAsyncDisposable> mounts)
    {
        Stage = stage;
        Warm = warm;
        _folder = folder;
        _mounts = mounts;
    }

    public Stage Stage { get; }

    /// <summary>The same in small beside it, for a process to warm up with.</summary>
    public Stage Warm { get; }

    public IReadOnlyDictionary<string, FileFacts> End { get; private set; } = new Dictionary<string, FileFacts>();

    public Inspection Inspection => new(Stage, End);

    public static async Task<Theatre> OpenAsync(string scene)
    {
        Needs.Strace();
        Theatre theatre = scene switch
        {
            "clone" => On(await Mount.ImageAsync("btrfs"), Scene.CloneOnly),
            "across devices" or "replace across devices" => Across(await Mount.TmpfsAsync("64m"), Scene.Named(scene)),
            "exFAT" or "replace on exFAT" or "undo a replace on exFAT" => Across(Foreign("exfat"), Scene.Named(scene)),
            _ => OnDisk(Scene.Named(scene)),
        };
        await theatre.RehearseAsync();
        return theatre;
    }

    /// <summary>All on one mounted file system.</summary>
    public static Theatre On(Mount mount, Scene scene) =>
        new(new Stage(scene, Path.Combine(mount.Root, "stage")), new Stage(scene.Small, Path.Combine(mount.Root, "warm")), null, mount);

    /// <summary>The library on a file system of its own.</summary>
    public static Theatre Across(Mount mount, Scene scene) => Across(mount.Root, scene, mount);

    private static Theatre Across(ForeignDisk disk, Scene scene) => Across(disk.Root, scene, new Kept(disk));

    private static ForeignDisk Foreign(string kind)
    {
        var disk = ForeignDisk.Mount(kind, out string why);
        Assert.SkipWhen(disk is null, why);
        return disk;
    }

    private static Theatre Across(string root, Scene scene, IAsyncDisposable mount)
    {
        string folder = Directory.CreateTempSubdirectory("plex-mcp-stage-").FullName;
        return new(
            new Stage(scene, Path.Combine(folder, "stage"), Path.Combine(root, "stage")),
            new Stage(scene.Small, Path.Combine(folder, "warm"), Path.Combine(root, "warm")),
            folder,
            mount
        );
    }

    public static Theatre OnDisk(Scene scene)
    {
        string folder = Directory.CreateTempSubdirectory("plex-mcp-stage-").FullName;
        return new(new Stage(scene, Path.Combine(folder, "stage")), new Stage(scene.Small, Path.Combine(folder, "warm")), folder);
    }

    private sealed class Kept(ForeignDisk disk) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            disk.Dispose();
            return ValueTask.CompletedTask;
        }
    }

    public async Task RehearseAsync()
    {
        End = await Stage.RehearseAsync();
        // Whatever is rehearsed is what every run is held against: it must be right itself.
        Effort.Hold(await Inspection.AtTheEndAsync());
        Assert.Equal(Stage.Scene.Adds, End.Count - Stage.Standing.Count);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (IAsyncDisposable mount in _mounts)
        {
            await mount.DisposeAsync();
        }

        if (_folder is not null)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }
}
