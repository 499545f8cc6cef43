using Hybrid.Catalog;
using Hybrid.Daemon.Probing;
using Hybrid.Learning;
using Hybrid.Matching;
using Hybrid.Settings;

namespace Hybrid.Daemon.Identifying;

/// <summary>Identifies a download: reads its names, searches the catalog, weighs the candidates. Changes nothing.</summary>
public sealed class Identifier(ICatalog catalog, CatalogOptions catalogOptions, HybridSettings settings, TimeProvider time)
{
    /// <param name="input">Names, lengths and precedents; the rest is what this finds out.</param>
    /// <param name="nfo">The claim of the .nfo files next to the videos; null if there is none.</param>
    /// <param name="cancellationToken">Ends the calls to the catalog.</param>
    public async Task<Identification> IdentifyAsync(IdentifyInput input, NfoClaim? nfo, CancellationToken cancellationToken)
    {
        // The replay of stored verdicts uses the same reading.
        (Clues read, IReadOnlyList<VideoClue> files) = InputReading.Of(input, latestYear: time.GetUtcNow().Year + 1);
        Clues clues = read with { Precedents = input.Precedents };
        ICatalog asked = input.Hint is null ? catalog : new AskedAnew(catalog);
        CatalogSearch inquiry =
            clues.HasId || nfo is null || input.Hint is { } hint && hint.Says
                ? await AskAsync(asked, clues, kindOfId: null, cancellationToken)
                : await AskWithNfoAsync(clues, nfo, cancellationToken);
        if (inquiry.Fault is { } fault)
        {
            return new CatalogFailed(fault);
        }

        var frame = new DecisionFrame(settings.ConfidenceThreshold, catalogOptions.HasKey, inquiry.IsStale)
        {
            Today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime),
        };
        return new Identified(Decider.Decide(inquiry.Clues, inquiry.Field, files, frame), clues.Release)
        {
            Clues = inquiry.Clues,
            Field = inquiry.Field,
            Frame = frame,
        };
    }

    /// <summary>An id in an .nfo file counts like an id in the name, if the catalog knows it; otherwise the file is ignored.</summary>
    private async Task<CatalogSearch> AskWithNfoAsync(Clues clues, NfoClaim nfo, CancellationToken cancellationToken)
    {
        Clues claimed = clues with { TmdbId = nfo.TmdbId, ImdbId = nfo.ImdbId, TvdbId = nfo.TvdbId, Kind = clues.Kind ?? nfo.Kind };
        CatalogSearch inquiry = await AskAsync(catalog, claimed, nfo.Kind, cancellationToken);
        return inquiry.Fault is not null || inquiry.Field.Any(candidate => candidate.IsNamedById)
            ? inquiry
            : await AskAsync(catalog, clues, kindOfId: null, cancellationToken);
    }

    private static async Task<CatalogSearch> AskAsync(ICatalog asked, Clues clues, TitleKind? kindOfId, CancellationToken cancellationToken)
    {
        var inquiry = new CatalogSearch(asked, clues, cancellationToken);
        await inquiry.AskAsync(kindOfId);
        return inquiry;
    }
}
