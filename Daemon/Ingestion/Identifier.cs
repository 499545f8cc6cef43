using Hybrid.Catalog;
using Hybrid.Matching;
using Hybrid.Releases;
using Hybrid.Settings;

namespace Hybrid.Ingestion;

/// <summary>Finds out what a download is: reads its names, asks the catalogue, weighs the candidates. Changes nothing.</summary>
public sealed class Identifier(ICatalog catalog, CatalogOptions catalogOptions, HybridSettings settings, TimeProvider time)
{
    public async Task<Identification> IdentifyAsync(Subject subject, CancellationToken cancellationToken)
    {
        int latestYear = time.GetUtcNow().Year + 1;
        Release name = ReleaseParser.Parse(subject.Name, latestYear);
        VideoClue[] files =
        [
            .. subject.Files.Select(file => new VideoClue(
                ReleaseParser.Parse(WithFolder(subject.Name, file.Path), latestYear),
                file.Seconds
            )),
        ];
        Clues clues = CluesReader.Read(name, files, subject.Seconds) with { Precedents = subject.Precedents };
        var inquiry = new IdentifierInquiry(catalog, clues, cancellationToken);
        await inquiry.AskAsync();
        if (inquiry.Fault is { } fault)
        {
            return new CatalogueFailed(fault);
        }

        var frame = new DecisionFrame(settings.ConfidenceThreshold, catalogOptions.HasKey, inquiry.IsStale);
        return new Identified(Decider.Decide(clues, inquiry.Field, files, frame), clues.Release)
        {
            Field = inquiry.Field,
            Clues = clues,
            Frame = frame,
        };
    }

    /// <summary>A file is read with the folders above it, the subject's name at the top.</summary>
    private static string WithFolder(string name, string path) =>
        path == name || path.StartsWith($"{name}/", StringComparison.Ordinal) ? path : $"{name}/{path}";
}
