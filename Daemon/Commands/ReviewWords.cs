using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Naming;
using Hybrid.Planning;
using Hybrid.Reviewing;
using Hybrid.Texts;
using static Hybrid.Daemon.Commands.ThisProgram;

namespace Hybrid.Daemon.Commands;

/// <summary>What came of a decision, in words for a person at a terminal: what to do next is a command.</summary>
internal static class ReviewWords
{
    private const int MostNamed = 5;
    private const int MostMoved = 50;

    public static string Of(ReviewOutcome outcome) =>
        outcome switch
        {
            ReviewOutcome.Approved o => Approved(o),
            ReviewOutcome.Rejected o => Rejected(o.Item),
            ReviewOutcome.NotFound o => NoItem(o.Id),
            ReviewOutcome.AlreadyDecided o => $"{Words.Of(o, title => title.ToString())} Nothing was changed. {AfterDecision(o)}",
            ReviewOutcome.TooEarly { Fault: null } o => $"Item {o.Id} is still being identified. Try again in a moment.",
            ReviewOutcome.TooEarly o =>
                $"Item {o.Id} is not identified yet, and the last try failed: {Untrusted.Clean(o.Fault, 500)} The daemon tries again.",
            ReviewOutcome.NothingToPlace { Why: WhyNothing.Archive } o =>
                $"Item {o.Id} is not approved: its video is packed in an archive, and archives are not unpacked. Unpack it into a folder of its own, then file that folder and reject this item:\n  {Run("process FOLDER")}\n  {Run($"reject {o.Id}")}",
            ReviewOutcome.NothingToPlace { Why: WhyNothing.Disc } o =>
                $"Item {o.Id} is not approved: it is a disc, and no part of a disc is filed as the movie (DISCS=place files the whole disc of a movie, for Jellyfin). Make one video file of it, for example with MakeMKV, then file that and reject this item:\n  {Run("process FILE")}\n  {Run($"reject {o.Id}")}",
            ReviewOutcome.NothingToPlace { Why: WhyNothing.NotAVideo } o =>
                $"Item {o.Id} is not approved: its file is no video, whatever its name says. To see what was found in it, and to reject it:\n  {Run($"show {o.Id}")}\n  {Run($"reject {o.Id}")}",
            ReviewOutcome.NothingToPlace { Why: WhyNothing.AllLeftOut } o =>
                $"Item {o.Id} is not approved: every video of it would be left out. To reject it instead:\n  {Run($"reject {o.Id}")}",
            ReviewOutcome.NothingToPlace o =>
                $"Item {o.Id} is not approved: it has no video, so there is nothing to place. To reject it:\n  {Run($"reject {o.Id}")}",
            ReviewOutcome.InLibraryAlready o => InLibrary(o),
            ReviewOutcome.NoCandidates o => NoCandidate(o.Id),
            ReviewOutcome.NoneLikely o => NoneLikely(o),
            ReviewOutcome.NoSuchCandidate { Count: 0 } o => NoCandidate(o.Id),
            ReviewOutcome.NoSuchCandidate o =>
                $"Item {o.Id} has no candidate {o.Number}: it has {o.Count}. To see them:\n  {Run($"show {o.Id}")}",
            ReviewOutcome.NotInCatalog o =>
                $"The catalog has no {Kind(o.Title.Kind)} with the TMDb id {o.Title.Tmdb}. An id is valid for one kind only: check --kind, or search for the title:\n  {Run("search TITLE")}",
            ReviewOutcome.CatalogFailed o =>
                $"Nothing was decided, because the title could not be checked. {Untrusted.Clean(o.Fault.Sentence, 500)}",
            ReviewOutcome.Changed o =>
                $"Item {o.Item.Id} has changed since you looked at it; its version is now {o.Item.Version}. Nothing was decided. Look at it again:\n  {Run($"show {o.Item.Id}")}",
            ReviewOutcome.NeedsConsent o => o.Question.Text,
            ReviewOutcome.Invalid o => string.Join(' ', o.Faults.Select(Of)),
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "No such outcome."),
        };

    public static string Of(UndoOutcome outcome) =>
        outcome switch
        {
            UndoOutcome.Accepted o =>
                $"Item {o.Id}{(o.Title is { } title ? $", {title}," : "")} leaves the library: the daemon takes out {o.Files} file(s) and brings back what they replaced. The download is not touched. Afterwards you can approve the item again, as this title or another.",
            UndoOutcome.NotFound o => NoItem(o.Id),
            UndoOutcome.NothingToUndo o => $"Item {o.Id} is {Words.Of(o.State)}: there is nothing to undo. Nothing was changed.",
            UndoOutcome.NeedsConsent o => o.Question.Text,
            UndoOutcome.Changed o =>
                $"Item {o.Id} has changed since you looked at it. Nothing was undone. Look at it again:\n  {Run($"show {o.Id}")}",
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "No such outcome."),
        };

    /// <summary>Where each file goes with a move; null where none does.</summary>
    public static IReadOnlyList<MoveLine>? Moves(MoveOutcome outcome) =>
        outcome switch
        {
            MoveOutcome.Accepted o => o.Files,
            MoveOutcome.Shown o => o.Files,
            _ => null,
        };

    public static string Of(MoveOutcome outcome) =>
        outcome switch
        {
            MoveOutcome.Accepted o =>
                $"The daemon moves these files of item {o.Id}{(o.Title is { } title ? $", {title}" : "")}:\n{Lines(o.Files)}\nTo see what came of it:\n  {Run($"show {o.Id}")}",
            MoveOutcome.Shown o =>
                $"These files of item {o.Id}{(o.Title is { } title ? $", {title}," : "")} would go:\n{Lines(o.Files)}\nNothing was written. To move them, give the same command without --preview.",
            MoveOutcome.NotFound o => NoItem(o.Id),
            MoveOutcome.NoSuchFile o =>
                $"plex-mcp filed no file at {Untrusted.Clean(o.Path, Untrusted.PathLength)}. To find its item, and the numbers of its files:\n  {Run("list --text TITLE")}\n  {Run("show ID")}",
            MoveOutcome.NotFiled o =>
                $"Item {o.Id} is {Words.Of(o.State)}. Nothing was moved: only files of an item that is in the library can be. To see it:\n  {Run($"show {o.Id}")}",
            MoveOutcome.FileNotFiled o =>
                $"File {o.Number} of item {o.Id} is not in the library, so it cannot be moved there. To see the files:\n  {Run($"show {o.Id}")}",
            MoveOutcome.Misfit o => Of(o.Why),
            MoveOutcome.Occupied o =>
                $"File {o.Number} of item {o.Id} was not moved. {Untrusted.Clean(o.Path, Untrusted.PathLength)} is there already{(o.Holder is { } holder ? $", from item {holder}" : "")}.{Others(o)}",
            MoveOutcome.NoPlace o => $"File {o.Number} of item {o.Id} was not moved. {Format.Sentence(Untrusted.Clean(o.Why, 500))}",
            MoveOutcome.ThereAlready o => $"The files of item {o.Id} have that place already. Nothing was moved.",
            MoveOutcome.NoPlan o => $"Nothing was moved. {Untrusted.Clean(o.Why, 500)}",
            MoveOutcome.Changed o =>
                $"Item {o.Id} has changed since you looked at it. Nothing was moved. Look at it again:\n  {Run($"show {o.Id}")}",
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "No such outcome."),
        };

    /// <summary>What helps if a file is in the way.</summary>
    private static string Others(MoveOutcome.Occupied o) =>
        o.Holder is not { } holder ? ""
        : holder == o.Id ? $" Move both at once if they were mixed up:\n  {Run($"move {o.Id} --file {o.Number}=WHAT --file N=WHAT")}"
        : $" If that one is wrong, take it out or move it first:\n  {Run($"show {holder}")}";

    internal static string Lines(IReadOnlyList<MoveLine> files) =>
        string.Join('\n', files.Take(MostMoved).Select(f => $"  {f.From}\n    to {f.To}{(f.Is is null ? "" : $" ({f.Is})")}"))
        + (files.Count > MostMoved ? $"\n  and {files.Count - MostMoved} more" : "");

    public static string Of(RenameOutcome outcome) =>
        outcome switch
        {
            RenameOutcome.Renamed o => RenameWords.Of(o),
            RenameOutcome.NoSuchTitle o =>
                $"plex-mcp filed no title called \"{Untrusted.Clean(o.Text, 200)}\". Nothing was renamed. To find it:\n  {Run("list --state finished --text WORD")}",
            RenameOutcome.SeveralTitles o =>
                $"Several titles are called \"{Untrusted.Clean(o.Text, 200)}\". Nothing was renamed. Give the id:\n{string.Join('\n', o.Titles.Select(t => $"  {Run($"rename {t.Id}")}    {t}"))}",
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "No such outcome."),
        };

    public static string Of(PreviewOutcome outcome) =>
        outcome switch
        {
            PreviewOutcome.Shown o =>
                $"Item {o.Preview.ItemId} as {Format.Title(o.Preview.Title, o.Preview.Year)}. Nothing was written. To file it like this:\n  {Run($"approve {o.Preview.ItemId} --tmdb {o.Preview.TmdbId} --kind {Kind(o.Preview.Kind)}")}",
            PreviewOutcome.Refused o => Of(o.Why),
            PreviewOutcome.NoLibrary o =>
                $"There is no library folder for {(o.Kind == TitleKind.Movie ? "movies: set PLEX_MOVIES_DIR" : "series: set PLEX_TV_DIR")}, or PLEX_MEDIA_ROOT. To see the settings:\n  {Run("config")}",
            PreviewOutcome.CatalogFailed o =>
                $"There is no preview, because the catalog could not be asked. {Untrusted.Clean(o.Fault.Sentence, 500)}",
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "No such outcome."),
        };

    public static string Of(RuleOutcome outcome) =>
        outcome switch
        {
            RuleOutcome.Offered o => Of(o.Offer),
            RuleOutcome.Added o => $"Rule {o.Rule.Id} is in force: {Says(o.Rule)}. To revoke it:\n  {Run($"rules revoke {o.Rule.Id}")}",
            RuleOutcome.Revoked o =>
                $"Rule {o.Rule.Id} is no longer in force. It was used for {o.Rule.TimesUsed} item(s). {Words.Filed(o.Rule)}",
            RuleOutcome.NoSuchItem o => NoItem(o.Id),
            RuleOutcome.NothingDecided o =>
                $"Item {o.Id} cannot teach a rule: only an item that a person approved can. Approve it first:\n  {Run($"approve {o.Id}")}",
            RuleOutcome.NoName o => $"Item {o.Id} cannot teach a rule: its name has no readable title.",
            RuleOutcome.NotAbsolute o => $"Item {o.Id} cannot teach a numbering rule: it was not approved as a series with --absolute.",
            RuleOutcome.NothingSkipped o =>
                $"Item {o.Id} cannot teach a skip rule: it was not approved with every one of its extras left out (--file N=skip).",
            RuleOutcome.NoGroup o => $"Item {o.Id} cannot teach this rule: its name has no release group.",
            RuleOutcome.Contradicted o => Of(o.Offer),
            RuleOutcome.InForce { SaysTheSame: true } o => $"Rule {o.Rule.Id} already says this. Nothing was changed.",
            RuleOutcome.InForce o =>
                $"Rule {o.Rule.Id} already says that {Says(o.Rule)}. Nothing was changed. To replace it, revoke it first:\n  {Run($"rules revoke {o.Rule.Id}")}",
            RuleOutcome.NeedsConsent o => o.Question.Text,
            RuleOutcome.NoSuchRule o => $"There is no rule {o.Id}. To list the rules:\n  {Run("rules list")}",
            RuleOutcome.RevokedBefore o =>
                $"Rule {o.Rule.Id} was already revoked at {Format.Utc(o.Rule.RevokedAt!.Value)}. Nothing was changed.",
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "No such outcome."),
        };

    public static string Of(RuleOffer offer) =>
        offer.WouldContradict.Count > 0
            ? $"Item {offer.ItemId} cannot teach a rule: people approved downloads with the same name as another title (item {string.Join(", ", offer.WouldContradict)})."
            : $"You can add a rule: {Says(offer.What, offer.Scope, Format.Title(offer.Title, offer.Year))}. {Words.Of(offer)} To add it:\n  {Run($"rules add {offer.ItemId}{(offer.What == RuleKind.Title ? "" : $" --{Format.Words(offer.What)}")}")}";

    /// <summary>What a rule says: the series name "Teachers" means Teachers (2001).</summary>
    private static string Says(RuleKind kind, string scope, string title) =>
        kind == RuleKind.Numbering ? $"{scope} uses absolute episode numbers for {title}"
        : kind == RuleKind.Skip ? $"extras of {scope} are left out"
        : $"the {string.Join(" name \"", scope.Split(' ', 2))}\" means {title}";

    public static string Of(DaemonLiveness daemon) =>
        daemon.State switch
        {
            DaemonState.Running => daemon.Sentence,
            DaemonState.Silent => $"{daemon.Sentence} Read its log, then start it again:\n  {Run("logs")}\n  {Run("run")}",
            _ => $"{daemon.Sentence} Start it:\n  {Run("run")}",
        };

    /// <summary>What the item's state means, and what can be done now.</summary>
    public static string NextStep(ItemCard item) =>
        item.State switch
        {
            ItemState.Identifying => "The daemon is identifying it. Look again in a moment.",
            ItemState.AwaitingReview =>
                $"It waits for your decision. {Waiting(item)}{ApprovalWords.InLibrary(item)}{ApprovalWords.Options(item)}",
            ItemState.Approved =>
                $"It is approved, and the daemon will place its files. Until then you can reject it:\n  {Run($"reject {item.Id} --expected-version {item.Version}")}",
            ItemState.Placing => "The daemon is placing its files.",
            ItemState.Undoing => "The daemon is taking its files out of the library.",
            ItemState.Relocating => $"{Words.InLibrary(item)} The daemon is moving some of them there.",
            ItemState.Announcing => $"{Words.InLibrary(item)} The media server is being notified.",
            ItemState.Finished => $"{Words.InLibrary(item)} To take it out again:\n  {Run($"undo {item.Id}")}",
            ItemState.Undone =>
                $"It was taken out of the library; the download was not touched. You can approve it again:\n  {Run($"approve {item.Id}")}",
            ItemState.Rejected =>
                $"It was rejected, and nothing was deleted. To approve it after all:\n  {Run($"approve {item.Id} --expected-version {item.Version}")}{ApprovalWords.InLibrary(item)}",
            ItemState.Ignored =>
                $"The daemon ignored it, because it is not a movie or series. If it is one:\n  {Run($"approve {item.Id} --tmdb ID --kind movie")}",
            _ => throw new ArgumentOutOfRangeException(nameof(item), item.State, "No such state."),
        };

    private static string Waiting(ItemCard item) =>
        item.Candidates.Count == 0
            ? $"It has no candidate. Search for its title, or reject it:\n  {Run("search TITLE")}\n  {Run($"reject {item.Id}")}"
            : $"Approve one of its candidates, or reject it:\n  {Run($"approve {item.Id} --candidate 1")}\n  {Run($"reject {item.Id}")}";

    private static string Rejected(ItemCard item) =>
        $"Item {item.Id} is rejected, and nothing was deleted. {(item.PartlyFiled is null ? "It stays out of the library." : "No more of it is filed.")} To approve it after all:\n  {Run($"approve {item.Id} --expected-version {item.Version}")}{ApprovalWords.InLibrary(item)}";

    private static string NoneLikely(ReviewOutcome.NoneLikely o) =>
        $"""
            Item {o.Id} is not approved, because it is not clear which title is meant: its first candidate is not likely.
            {Candidates(o.Candidates)}
            Approve one by its number, search for the title and approve that, or reject the item:
              {Run($"approve {o.Id} --candidate NUMBER")}
              {Run("search TITLE")}
              {Run($"approve {o.Id} --tmdb ID --kind movie")}
              {Run($"reject {o.Id}")}
            """;

    private static string Candidates(IReadOnlyList<CandidateBrief> candidates) =>
        string.Join(
            '\n',
            candidates
                .Take(MostNamed)
                .Select(c =>
                    $"  {c.Number}. {Format.Title(c.Title, c.Year)}, {Kind(c.Kind)} {c.TmdbId}, confidence {Format.Confidence(c.Confidence)}"
                )
        ) + (candidates.Count > MostNamed ? $"\n  and {candidates.Count - MostNamed} more" : "");

    /// <summary>As --kind takes it.</summary>
    public static string Kind(TitleKind kind) => Words.Kind(kind);

    private static string Approved(ReviewOutcome.Approved o) =>
        $"Item {o.Item.Id} is approved as {Format.Title(o.Item.Chosen!.Title, o.Item.Chosen.Year)}. {(o.Daemon.State == DaemonState.Running ? "The daemon is placing its files." : Of(o.Daemon))}{(o.Otherwise.Count == 0 ? "" : $"\nIts name speaks against that: it has {Words.Of(o.Otherwise)}. To look again:\n  {Run($"show {o.Item.Id}")}")}";

    private static string NoItem(long id) => $"There is no item {id}. To list the items:\n  {Run("list")}";

    private static string NoCandidate(long id) =>
        $"Item {id} has no candidate. Search for its title and approve it by its TMDb id, or reject it:\n  {Run("search TITLE")}\n  {Run($"approve {id} --tmdb ID --kind movie")}\n  {Run($"reject {id}")}";

    private static string AfterDecision(ReviewOutcome.AlreadyDecided o) =>
        o.State switch
        {
            ItemState.Rejected => $"To approve it after all:\n  {Run($"approve {o.Id} --expected-version {o.Version}")}",
            ItemState.Approved =>
                $"To withdraw the approval before the files are placed:\n  {Run($"reject {o.Id} --expected-version {o.Version}")}",
            ItemState.Announcing or ItemState.Finished => $"To take it out of the library again:\n  {Run($"undo {o.Id}")}",
            _ => "There is nothing to decide now.",
        };

    private static string InLibrary(ReviewOutcome.InLibraryAlready o)
    {
        string approve = Run($"approve {o.Id} --tmdb {o.Title.Id.Tmdb} --kind {Kind(o.Title.Id.Kind)}");
        return $"""
            Item {o.Id} is not approved: the library already has {o.Title}, or will have it soon:
            {Copies(o.Copies)}
            To replace that copy (the old file goes to the recycle folder), to keep both, or to reject the new one:
              {approve} --replace
              {approve} --keep-both
              {Run($"reject {o.Id}")}
            """;
    }

    private static string Copies(IReadOnlyList<Holding> copies) =>
        string.Join('\n', copies.Take(MostNamed).Select(Copy))
        + (copies.Count > MostNamed ? $"\n  and {copies.Count - MostNamed} more" : "");

    private static string Copy(Holding copy)
    {
        string part = LibraryKey.Words(copy.Key);
        string where = Untrusted.Clean(copy.Path, Untrusted.PathLength) ?? "approved, not placed yet";
        return $"  {(part.Length == 0 ? "" : $"{part}, ")}item {copy.ItemId}: {where}{(copy.Compared is { } compared ? $"\n    {Format.Sentence(compared)}" : "")}";
    }

    private static string Of(ArgumentFault fault) =>
        fault switch
        {
            ArgumentFault.TooSmall f => $"{Name(f.Argument)} must be at least {f.Least}, not {f.Value}.",
            ArgumentFault.TooLong f => $"{Name(f.Argument)} may have at most {f.Most} characters, not {f.Length}.",
            ArgumentFault.TwoTitles => "Use --candidate or --tmdb, not both.",
            ArgumentFault.KindWithoutId => "--kind needs --tmdb.",
            ArgumentFault.Unfit f => f.Sentence,
            ArgumentFault.KindMissing f =>
                $"Item {f.Id} has no candidate to take the kind from: add --kind movie or --kind series to --tmdb.",
            _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "No such fault."),
        };

    private static string Name(DecisionArgument argument) =>
        argument switch
        {
            DecisionArgument.Id => "ID",
            DecisionArgument.Candidate => "--candidate",
            DecisionArgument.TmdbId => "--tmdb",
            DecisionArgument.Reason => "--reason",
            DecisionArgument.ExpectedVersion => "--expected-version",
            DecisionArgument.Season => "--season",
            DecisionArgument.FromEpisode => "--from-episode",
            _ => throw new ArgumentOutOfRangeException(nameof(argument), argument, "No such argument."),
        };

    private static string Says(RuleCard rule) => Says(rule.What, rule.Scope, Format.Title(rule.Title, rule.Year));

    public static string Verdict(VerdictKind verdict) =>
        verdict switch
        {
            VerdictKind.Accept => "filed automatically",
            VerdictKind.Ignore => "ignored",
            _ => "asked about",
        };
}
