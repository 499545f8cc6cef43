using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.MediaServers;
using Hybrid.Neighbors;
using Hybrid.Settings;
using Hybrid.Texts;

namespace Hybrid.Library;

/// <summary>What the media servers have of a title outside of the library folders: in libraries of their own.</summary>
public sealed class ServerHoldings(IEnumerable<IMediaServer> servers, ICatalog catalog, HybridSettings settings)
{
    /// <remarks>What a server shows below the library folders is left out: of those, the disk is the truth, and the index has it.</remarks>
    public async Task<ServerCopies> OfAsync(TitleId id, CancellationToken cancellationToken)
    {
        if (!servers.Any())
        {
            return new ServerCopies([], []);
        }

        Answer<TitleDetails?> details = await catalog.DetailsAsync(id, cancellationToken);
        if (details.Value is not { Title: var title } known)
        {
            return new ServerCopies([], details.IsOk ? [] : [details.Fault.Sentence]);
        }

        string[] names = [.. new[] { title.Name, title.OriginalName }.OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];
        ServerLibraryType type = id.Kind == TitleKind.Movie ? ServerLibraryType.Movie : ServerLibraryType.Show;
        var held = new HeldTitle(type, names, id.Tmdb, known.ImdbId, known.TvdbId);
        List<ServerCopy> copies = [];
        List<string> faults = [];
        foreach (IMediaServer server in servers)
        {
            Answer<IReadOnlyList<HeldFile>> answer = await server.HeldAsync(held, cancellationToken);
            if (answer.IsOk)
            {
                copies.AddRange(answer.Value!.Where(f => !IsOurs(id.Kind, f.Path)).Select(f => new ServerCopy(server.Kind, f)));
            }
            else
            {
                faults.Add(answer.Fault.Sentence);
            }
        }

        return new ServerCopies(copies, faults);
    }

    /// <summary>Titles with what the servers have of each that is settled.</summary>
    public async Task<IReadOnlyList<ShelvedTitle>> BesideAsync(IReadOnlyList<ShelvedTitle> titles, CancellationToken cancellationToken)
    {
        List<ShelvedTitle> both = [];
        foreach (ShelvedTitle title in titles)
        {
            ServerCopies? there = title.TmdbId is { } id ? await OfAsync(new TitleId(title.Kind, id), cancellationToken) : null;
            both.Add(title with { Elsewhere = there?.Files.Select(copy => copy.Words()).ToArray(), ServerFaults = there?.Faults });
        }

        return both;
    }

    private bool IsOurs(TitleKind kind, string path) =>
        settings.LibraryDirsOf(kind).Any(root => path.StartsWith(Path.TrimEndingDirectorySeparator(root) + '/', StringComparison.Ordinal));
}

/// <param name="Files">Of all servers.</param>
/// <param name="Faults">Of servers that could not be asked, a sentence each.</param>
public sealed record ServerCopies(IReadOnlyList<ServerCopy> Files, IReadOnlyList<string> Faults);

/// <param name="Server">Which one shows it.</param>
/// <param name="File">As the server has it.</param>
public sealed record ServerCopy(MediaServerKind Server, HeldFile File)
{
    public IEnumerable<(int Season, int Episode)> Episodes =>
        File is { Season: { } season, Episode: { } first }
            ? EpisodeRange.Of(first, File.LastEpisode).Select(episode => (season, episode))
            : [];

    public ShownElsewhere Words() =>
        new(
            Server.ToString(),
            Untrusted.Clean(File.Path, Untrusted.PathLength),
            File is { Season: { } season, Episode: { } first } ? LibraryShelf.NumberOf(season, first, File.LastEpisode) : null
        );
}
