using System.Collections.Concurrent;
using Hybrid.Daemon.Disk;
using Hybrid.Daemon.Working;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hybrid.Daemon.Placing;

public sealed class CopiedFilesTests
{
    private const string Pack = "Lost.S01.1080p.BluRay.x264-GRP";

    [Fact]
    public async Task The_log_says_once_why_files_are_copied_and_what_one_costs()
    {
        using var library = MountedDisk.OfSize("8m");
        var heard = new Heard();
        await using Workbench bench = await Workbench.CreateAsync(
            s => s with { TvDirs = [library.Root] },
            services => services.AddSingleton<ILogger<JournaledPlacer>>(heard)
        );
        await bench.ApprovedAsync(
            Workbench.Lost,
            $"{Pack}/Lost.S01E01.1080p.BluRay.x264-GRP.mkv",
            $"{Pack}/Lost.S01E02.1080p.BluRay.x264-GRP.mkv",
            $"{Pack}/Lost.S01E03.1080p.BluRay.x264-GRP.mkv"
        );

        await bench.WorkAsync<PlaceStep>();

        Assert.Equal(3, Directory.GetFiles(library.Root, "*.mkv", SearchOption.AllDirectories).Length);
        string line = Assert.Single(heard.Lines);
        Assert.Contains("bytes in addition to the download", line, StringComparison.Ordinal);
        Assert.Contains(library.Root, line, StringComparison.Ordinal);
    }

    private sealed class Heard : ILogger<JournaledPlacer>
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => Lines.Enqueue(formatter(state, exception));
    }
}
