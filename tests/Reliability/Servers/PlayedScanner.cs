using System.Globalization;
using Hybrid.Catalog;
using Hybrid.Testing.Loopback;

namespace Hybrid.Reliability;

/// <summary>The scanner of a played media server: slow, forgetful, and sometimes wrong.</summary>
internal sealed class PlayedScanner(ServerScene scene, SettableClock clock, Action<PlayedVideo> show)
{
    private readonly Lock _lock = new();
    private readonly Random _random = new(20_260_504);
    private readonly HashSet<string> _lost = new(StringComparer.Ordinal);
    private readonly HashSet<string> _shown = new(StringComparer.Ordinal);
    private readonly List<(DateTimeOffset At, string Folder)> _scans = [];

    /// <summary>How often each folder was to be scanned.</summary>
    public Dictionary<string, int> Asked { get; } = new(StringComparer.Ordinal);

    /// <summary>A scan is asked for. It takes up to eight minutes, unless it gets lost.</summary>
    public void Ask(string folder)
    {
        lock (_lock)
        {
            Asked[folder] = Asked.GetValueOrDefault(folder) + 1;
            ServerFate fate = scene.Fates[folder];
            if (fate == ServerFate.Never || (fate == ServerFate.Lost && _lost.Add(folder)))
            {
                return;
            }

            _scans.Add((clock.Now + TimeSpan.FromSeconds(_random.Next(2, 480)), folder));
        }
    }

    /// <summary>Does the scans that are due.</summary>
    public void Run()
    {
        lock (_lock)
        {
            foreach ((_, string folder) in _scans.Where(s => s.At <= clock.Now))
            {
                foreach (string file in Directory.EnumerateFiles(folder).Where(_shown.Add))
                {
                    show(Video(file, folder));
                }
            }

            _scans.RemoveAll(s => s.At <= clock.Now);
        }
    }

    private PlayedVideo Video(string file, string folder)
    {
        bool isEpisode = folder.EndsWith("Season 01", StringComparison.Ordinal);
        Title title = scene.TitleOf[Path.GetFileName(isEpisode ? Path.GetDirectoryName(folder)! : folder)];
        bool wrong = scene.Fates[folder] == ServerFate.Wrong;
        int id = wrong ? title.Id.Tmdb + 500_000 : title.Id.Tmdb;
        return new PlayedVideo(
            file,
            wrong ? string.Create(CultureInfo.InvariantCulture, $"Other {id}") : title.Name,
            title.Year,
            string.Create(CultureInfo.InvariantCulture, $"tmdb://{id}")
        )
        {
            IsEpisode = isEpisode,
            AddedAt = clock.Now,
        };
    }
}
