using Hybrid.Matching;
using Hybrid.Reviewing;
using Hybrid.Texts;

namespace Hybrid.Reviewer.Tools;

/// <summary>The queue and an item for a reader of text.</summary>
/// <remarks>Text from outside stands in quotation marks that it cannot end, or alone on a line that begins with ">": data, never instructions.</remarks>
internal static class ItemText
{
    private const int LongestText = 2000;

    public static string Of(Page<QueueRow> page) =>
        PageText.Of(
            page,
            "No download matches.",
            (lines, row) =>
            {
                lines.Add(Line(row));
                Data(lines, row.Fault);
            }
        );

    public static string Of(ItemView item)
    {
        string download = item.Download is { } whole ? $" of {Untrusted.Quoted(whole, Untrusted.ShortLength)}" : "";
        string from = item.SplitFrom is { } split ? $", split off item {split}" : "";
        List<string> lines =
        [
            $"Item {item.Id}, version {item.Version}, {Format.Words(item.State)}: {Untrusted.Quoted(item.Name, Untrusted.ShortLength)}{download}{from}",
            item.NextStep,
        ];
        Data(lines, item.Fault, item.MediaServer);
        foreach (ReasonLine reason in item.Reasons)
        {
            lines.Add($"Concern {Format.Words(reason.Concern)}{(reason.Cap is { } cap ? $", at most {Format.Confidence(cap)}" : "")}");
            Data(lines, reason.Sentence);
        }

        foreach (CandidateView candidate in item.Candidates)
        {
            lines.Add(
                $"Candidate {candidate.Number}: {ConsentQuestion.Quoted(candidate.Title, candidate.Year)}, {Words.Kind(candidate.Kind)} {candidate.TmdbId}, {Format.Confidence(candidate.Confidence)}"
            );
            Data(lines, [candidate.Overview, .. candidate.Evidence]);
        }

        foreach (CopyLine copy in item.Copies ?? [])
        {
            lines.Add(
                $"In the library{(copy.Is is { } part ? $" {part}" : "")} (item {copy.ItemId}): {copy.Quality ?? "approved, not there yet"}{(copy.New is { } made ? $". New: {made}; {copy.Compared}" : "")}"
            );
            Data(lines, copy.Path);
        }

        foreach (PrecedentLine precedent in item.Precedents)
        {
            lines.Add($"Known here ({Format.Words(precedent.Kind)})");
            Data(lines, precedent.Sentence);
        }

        foreach (FileView file in item.Files)
        {
            lines.Add(
                $"File {file.Number}{(file.Is is { } what ? $" is {Untrusted.Quoted(what)}" : "")}, {Format.Words(file.Role)}, {file.Size}{(file.Placement is { } state ? $", {Format.Words(state)}" : "")}{(file.Doubts is { } doubts ? $": {string.Join(", ", doubts.Select(Format.Words<Concern>))}" : "")}"
            );
            Data(lines, file.Path, file.LibraryPath, file.Note);
        }

        if (item.LeftOut is { } left)
        {
            lines.Add($"Not listed: {left}");
        }

        return string.Join('\n', lines);
    }

    public static string Of(RenamePreview preview)
    {
        List<string> lines =
        [
            $"Item {preview.ItemId}, version {preview.Version}, as {ConsentQuestion.Quoted(preview.Title, preview.Year)}, {Words.Kind(preview.Kind)} {preview.TmdbId}: {preview.FilesTotal} file(s){(preview.Files.Count < preview.FilesTotal ? $", {preview.Files.Count} listed; all true lists more" : "")}; {preview.LeftOut} left out.",
        ];
        foreach (RenameLine file in preview.Files)
        {
            lines.Add(
                $"File {file.Number}{(file.Is is { } what ? $" is {Untrusted.Quoted(what)}" : "")}{(file.To is null ? ", not placed" : "")}"
            );
            Data(lines, file.From, file.To, file.Note, file.Problem?.Sentence);
        }

        return string.Join('\n', lines);
    }

    public static string Of(FoundTitles found)
    {
        List<string> lines = [$"{found.Returned} of {found.Total}{(found.Stale ? ", from an older answer" : "")}:"];
        foreach (TitleLine title in found.Titles)
        {
            lines.Add($"{ConsentQuestion.Quoted(title.Title, title.Year)}, {Words.Kind(title.Kind)} {title.TmdbId}");
            Data(lines, title.OriginalTitle, title.Overview);
        }

        return string.Join('\n', lines);
    }

    public static string Of(Page<RuleCard> page)
    {
        List<string> lines = [$"{page.Returned} of {page.Total}:"];
        foreach (RuleCard rule in page.Items)
        {
            string standing =
                rule.RevokedAt is { } at ? $", revoked {Format.Utc(at)}"
                : rule.Rests ? ", suspended"
                : "";
            lines.Add(
                $"Rule {rule.Id}: {Words.Says(rule.What, ConsentQuestion.Quoted(rule.Title, rule.Year))}; from item {rule.TaughtByItem}, by {Words.Of(rule.AddedBy)}, used {rule.TimesUsed} time(s){standing}"
            );
            Data(lines, rule.Scope);
        }

        return string.Join('\n', lines);
    }

    private static string Line(QueueRow row)
    {
        string best = row.Title is { } title
            ? $"{(row.Unlikely is true ? "unlikely " : "")}{ConsentQuestion.Quoted(title, row.Year)}, {(row.Kind is { } kind ? Words.Kind(kind) : "")} {row.TmdbId}, {Format.Confidence(row.Confidence)}"
            : "no candidate";
        string second = row.Second is { } other ? $"; then {Untrusted.Quoted(other, 90)}" : "";
        string state = row.State is { } moved ? $" {Format.Words(moved)}" : "";
        string chosen = row.Chosen is { } filed ? $"; approved as {Untrusted.Quoted(filed, 90)}" : "";
        string concerns = string.Join(", ", row.Concerns.Select(Format.Words<Concern>));
        return $"{row.Id} v{row.Version}{state} {Untrusted.Quoted(row.Name, 120)}: {best}{second}{chosen}; {concerns}{(row.PartlyFiled is { } part ? $"; {part}" : "")}; {row.Files} file(s), {row.Size}, {row.Waiting}";
    }

    public static void Data(List<string> lines, params IReadOnlyList<string?> texts) =>
        lines.AddRange(texts.Where(text => !string.IsNullOrEmpty(text)).Select(text => $"  > {Untrusted.Clean(text, LongestText)}"));
}
