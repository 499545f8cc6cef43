using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Naming;
using Hybrid.Planning;
using Hybrid.Reviewing;
using Hybrid.Texts;

namespace Hybrid.Reviewer.Tools;

/// <summary>What came of a decision, in words for a model: what to do next is a tool to call, or a question for the user.</summary>
/// <remarks>
/// Titles come from strangers. A sentence quotes them in quotation marks, on one line and short; it quotes no release name, path or overview.
/// </remarks>
internal static class ReviewWords
{
    private const int MostNamed = 5;
    private const int LongestPath = 160;

    public static string Of(ReviewOutcome outcome) =>
        outcome switch
        {
            ReviewOutcome.Approved o => Approved(o),
            ReviewOutcome.Rejected o =>
                $"Item {o.Item.Id} is rejected, and nothing was deleted. {(o.Item.PartlyFiled is null ? "It stays out of the library." : $"No more of it is filed. {InLibrary(o.Item)}")} If the user changes their mind, call approve_pending with expected_version {o.Item.Version}.",
            ReviewOutcome.NotFound o => NoItem(o.Id),
            ReviewOutcome.AlreadyDecided o => $"{Words.Of(o, Title)} Nothing was changed. {AfterDecision(o.State)}",
            ReviewOutcome.TooEarly { Fault: null } o => $"Item {o.Id} is still being identified. Try again in a moment.",
            ReviewOutcome.TooEarly o =>
                $"Item {o.Id} is not identified yet, and the last try failed: get_pending_item says why. The daemon tries again.",
            ReviewOutcome.NothingToPlace { Why: WhyNothing.Archive } o =>
                $"Item {o.Id} is not approved: its video is packed in an archive, and archives are not unpacked. Ask the user to unpack it into a folder of its own in the folder of PLEX_INGEST_DIR; the daemon then takes it in as a new item. This item can be rejected with reject_pending.",
            ReviewOutcome.NothingToPlace { Why: WhyNothing.Disc } o =>
                $"Item {o.Id} is not approved: it is a disc, and no part of a disc is filed as the movie (DISCS=place files the whole disc of a movie, for Jellyfin). Ask the user to make one video file of it, for example with MakeMKV, in the folder of PLEX_INGEST_DIR; the daemon then takes it in as a new item. This item can be rejected with reject_pending.",
            ReviewOutcome.NothingToPlace { Why: WhyNothing.NotAVideo } o =>
                $"Item {o.Id} is not approved: its file is no video, whatever its name says; get_pending_item says what was found in it. It can be rejected with reject_pending.",
            ReviewOutcome.NothingToPlace { Why: WhyNothing.AllLeftOut } o =>
                $"Item {o.Id} is not approved: every video of it would be left out. If the user wants none of it, call reject_pending.",
            ReviewOutcome.NothingToPlace o =>
                $"Item {o.Id} is not approved: it has no video, so there is nothing to place. It can be rejected with reject_pending.",
            ReviewOutcome.InLibraryAlready o =>
                $"Item {o.Id} is not approved: the library already has {Title(o.Title)}, or will have it soon. Nothing was decided.{SideBySide(o)}\nAsk the user what they want: approve_pending with duplicates replace (the old file goes to the recycle folder) or keep_both, or reject_pending.",
            ReviewOutcome.NoCandidates o => NoCandidate(o.Id),
            ReviewOutcome.NoneLikely o =>
                $"Item {o.Id} is not approved, because it is not clear which title is meant: its first candidate is not likely. Its candidates: {Candidates(o.Candidates)}. Ask the user. Then call approve_pending with candidate, or with tmdb_id and kind from search_tmdb, or call reject_pending.",
            ReviewOutcome.NoSuchCandidate { Count: 0 } o => NoCandidate(o.Id),
            ReviewOutcome.NoSuchCandidate o => $"Item {o.Id} has no candidate {o.Number}: it has {o.Count}. get_pending_item lists them.",
            ReviewOutcome.NotInCatalog o =>
                $"The catalog has no {Words.Kind(o.Title.Kind)} with tmdb_id {o.Title.Tmdb}. An id is valid for one kind only (movie or series): check both with search_tmdb.",
            ReviewOutcome.CatalogFailed o =>
                $"Nothing was decided, because the title could not be checked. {Untrusted.Clean(o.Fault.Sentence, 500)}",
            ReviewOutcome.Changed o =>
                $"Item {o.Item.Id} has changed since you looked at it; its version is now {o.Item.Version}. Nothing was decided. Look at it again with get_pending_item.",
            ReviewOutcome.NeedsConsent o => $"Not done yet. Ask the user first: {o.Question.Text}",
            ReviewOutcome.Invalid o => string.Join(' ', o.Faults.Select(Of)),
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "No such outcome."),
        };

    /// <summary>One line of several.</summary>
    public static string Brief(ReviewOutcome outcome) =>
        outcome switch
        {
            ReviewOutcome.Approved o => $"Item {o.Item.Id} is approved as {Chosen(o.Item)}.",
            ReviewOutcome.Rejected o => $"Item {o.Item.Id} is rejected.",
            _ => Of(outcome),
        };

    public static string Of(UndoOutcome outcome) =>
        outcome switch
        {
            UndoOutcome.Accepted o =>
                $"Item {o.Id}{(o.Title is { } title ? $", {Title(title)}," : "")} leaves the library: the daemon takes out {o.Files} file(s) and brings back what they replaced. The download is not touched. Afterwards the item can be approved again, as this title or another.",
            UndoOutcome.NotFound o => NoItem(o.Id),
            UndoOutcome.NothingToUndo o => $"Item {o.Id} is {Words.Of(o.State)}: there is nothing to undo. Nothing was changed.",
            UndoOutcome.NeedsConsent o => $"Not done yet. Ask the user first: {o.Question.Text}",
            UndoOutcome.Changed o =>
                $"Item {o.Id} has changed since you looked at it. Nothing was undone. Look at it again with get_pending_item.",
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "No such outcome."),
        };

    public static string Of(UndoOutcome.Accepted accepted, DaemonLiveness daemon) =>
        daemon.State == DaemonState.Running ? Of(accepted) : $"{Of(accepted)} {Of(daemon)}";

    public static string Of(PreviewOutcome outcome) =>
        outcome switch
        {
            PreviewOutcome.Refused o => Of(o.Why),
            PreviewOutcome.NoLibrary o =>
                $"There is no library folder for {(o.Kind == TitleKind.Movie ? "movies. Ask the user to set PLEX_MOVIES_DIR" : "series. Ask the user to set PLEX_TV_DIR")} or PLEX_MEDIA_ROOT.",
            PreviewOutcome.CatalogFailed o =>
                $"There is no preview, because the catalog could not be asked. {Untrusted.Clean(o.Fault.Sentence, 500)}",
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "No such outcome."),
        };

    public static string Of(RuleOutcome outcome) =>
        outcome switch
        {
            RuleOutcome.Offered o => Of(o.Offer),
            RuleOutcome.Added o =>
                $"Rule {o.Rule.Id} is in force: {Says(o.Rule)}. The history of each item that it is used for names it. manage_rule revokes it.",
            RuleOutcome.Revoked o =>
                $"Rule {o.Rule.Id} is no longer in force. It was used for {o.Rule.TimesUsed} item(s). {Words.Filed(o.Rule)}",
            RuleOutcome.NoSuchItem o => NoItem(o.Id),
            RuleOutcome.NothingDecided o =>
                $"Item {o.Id} cannot teach a rule: only an item that a person approved can. Approve it first with approve_pending, if the user wants that.",
            RuleOutcome.NoName o => $"Item {o.Id} cannot teach a rule: its name has no readable title.",
            RuleOutcome.NotAbsolute o =>
                $"Item {o.Id} cannot teach a numbering rule: it was not approved as a series with numbering absolute.",
            RuleOutcome.NothingSkipped o =>
                $"Item {o.Id} cannot teach a skip rule: it was not approved with every one of its extras left out (files N=skip).",
            RuleOutcome.NoGroup o => $"Item {o.Id} cannot teach this rule: its name has no release group.",
            RuleOutcome.Contradicted o => Of(o.Offer),
            RuleOutcome.InForce { SaysTheSame: true } o => $"Rule {o.Rule.Id} already says this. Nothing was changed.",
            RuleOutcome.InForce o =>
                $"Rule {o.Rule.Id} already says that {Says(o.Rule)}. Nothing was changed. Ask the user whether to revoke it first with manage_rule.",
            RuleOutcome.NeedsConsent o => $"Not done yet. Ask the user first: {o.Question.Text}",
            RuleOutcome.NoSuchRule o => $"There is no rule {o.Id}. list_rules lists the rules.",
            RuleOutcome.RevokedBefore o =>
                $"Rule {o.Rule.Id} was already revoked at {Format.Utc(o.Rule.RevokedAt!.Value)}. Nothing was changed.",
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "No such outcome."),
        };

    public static string Of(RuleOffer offer) =>
        offer.WouldContradict.Count > 0
            ? $"Item {offer.ItemId} cannot teach a rule: people approved downloads with the same name as another title (item {string.Join(", ", offer.WouldContradict)})."
            : $"A rule is possible: {Words.Says(offer.What, Title(offer.Title, offer.Year))}. {Words.Of(offer)} Ask the user. If they want it, call manage_rule (toolset admin) with action add and item_id {offer.ItemId}{(offer.What == RuleKind.Title ? "" : $", kind {Format.Words(offer.What)}")}.";

    public static string Of(MoveOutcome outcome) =>
        outcome switch
        {
            MoveOutcome.Accepted o =>
                $"The daemon moves {o.Files.Count} file(s) of item {o.Id}{(o.Title is { } title ? $", {Title(title)}," : "")} in the library. get_ingest_history shows what was done.",
            MoveOutcome.Shown o =>
                $"{o.Files.Count} file(s) of item {o.Id} would be moved. Nothing was written. Ask the user, then call move_files without preview.",
            MoveOutcome.NotFound o => NoItem(o.Id),
            MoveOutcome.NoSuchFile => "No such file was filed. get_pending_item lists the files of an item with their numbers.",
            MoveOutcome.NotFiled o =>
                $"Item {o.Id} is {Words.Of(o.State)}. Nothing was moved: only files of an item that is in the library can be.",
            MoveOutcome.FileNotFiled o =>
                $"File {o.Number} of item {o.Id} is not in the library. Nothing was moved. get_pending_item lists its files.",
            MoveOutcome.Misfit o => Of(o.Why),
            MoveOutcome.Occupied o =>
                $"File {o.Number} of item {o.Id} was not moved: {(o.Holder is { } holder ? $"item {holder} has a file there" : "a file that plex-mcp did not file is there")}. If two files were mixed up, pass both in one call.",
            MoveOutcome.NoPlace o => $"File {o.Number} of item {o.Id} was not moved: {Untrusted.Quoted(o.Why, 300)}.",
            MoveOutcome.ThereAlready o => $"The files of item {o.Id} have that place already. Nothing was moved.",
            MoveOutcome.NoPlan o => $"Nothing was moved. {Untrusted.Clean(o.Why, 500)}",
            MoveOutcome.Changed o =>
                $"Item {o.Id} has changed since you looked at it. Nothing was moved. Look at it again with get_pending_item.",
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "No such outcome."),
        };

    public static string Of(DaemonLiveness daemon) =>
        daemon.State == DaemonState.Running ? daemon.Sentence : $"{daemon.Sentence} Ask the user to start it; diagnose says how.";

    /// <summary>What the item's state means, and what can be done now.</summary>
    public static string NextStep(ItemCard item) =>
        item.State switch
        {
            ItemState.Identifying => "The daemon is identifying it. Look again in a moment.",
            ItemState.AwaitingReview when item.Candidates.Count == 0 =>
                "It waits for a decision, and has no candidate. Find its title with search_tmdb, and approve it with tmdb_id and kind, or reject it.",
            ItemState.AwaitingReview =>
                $"It waits for a decision. Approve it as one of its candidates or by tmdb_id, or reject it.{Spaced(InLibrary(item))}{Spaced(Options(item))}",
            ItemState.Approved =>
                "It is approved, and the daemon will place its files. Until then it can be rejected with expected_version.",
            ItemState.Placing => "The daemon is placing its files.",
            ItemState.Undoing => "The daemon is taking its files out of the library.",
            ItemState.Relocating => $"{Words.InLibrary(item)} The daemon is moving some of them there.",
            ItemState.Announcing => $"{Words.InLibrary(item)} The media server is being notified.",
            ItemState.Finished => $"{Words.InLibrary(item)} There is nothing to decide.",
            ItemState.Undone =>
                "It was taken out of the library; the download was not touched. It can be approved again, as the same title or another, or rejected.",
            ItemState.Rejected =>
                $"It was rejected, and nothing was deleted. If the user wants it, approve it with expected_version.{Spaced(InLibrary(item))}",
            ItemState.Ignored =>
                "The daemon ignored it, because it is not a movie or series. If it is one, approve it by tmdb_id; otherwise reject it.",
            _ => throw new ArgumentOutOfRangeException(nameof(item), item.State, "No such state."),
        };

    /// <summary>How far an approved item has come.</summary>
    public static string Progress(ItemCard item, TimeSpan waited) =>
        item.State switch
        {
            ItemState.Finished => $"Item {item.Id} is in the library as {Chosen(item)}.",
            ItemState.Announcing =>
                $"Item {item.Id} is in the library as {Chosen(item)}. Not every media server is notified yet; the daemon tries again.",
            ItemState.AwaitingReview =>
                $"The daemon could not place {(item.PartlyFiled is null ? "" : "all of ")}item {item.Id}, and it waits for a decision again. get_pending_item says why. Nothing was overwritten.{Spaced(InLibrary(item))}{Spaced(Options(item))}",
            ItemState.Rejected => $"Item {item.Id} was rejected meanwhile. Its files were not placed.",
            _ when item.Fault is not null =>
                $"Item {item.Id} is approved as {Chosen(item)}, but placing it failed. get_pending_item says why. The daemon tries again.",
            _ =>
                $"Item {item.Id} is approved as {Chosen(item)}. Its files are not placed after {(int)waited.TotalSeconds} s; the daemon continues. Look again with get_pending_item.",
        };

    private static string Spaced(string sentence) => sentence.Length == 0 ? "" : $" {sentence}";

    /// <summary>What of a partly filed item stands in the library; empty where nothing does.</summary>
    private static string InLibrary(ItemCard item) =>
        item.PartlyFiled is { } filed
            ? $"{Format.Sentence(Words.Of(filed))[..^1]}, and stays there: get_pending_item says where. If the user wants it out, call undo_ingest."
            : "";

    /// <summary>The arguments of approve_pending that answer the item's concerns; empty where there are none.</summary>
    private static string Options(ItemCard item)
    {
        HashSet<Concern> concerns = [.. item.Reasons.Select(r => r.Concern)];
        string absolute = concerns.Contains(Concern.AbsoluteNumbers)
            ? "If its episode numbers are absolute (26 is S02E01 if season 1 has 25 episodes), numbering absolute files it."
            : "";
        string copies =
            concerns.Contains(Concern.AlreadyInLibrary)
                ? "Ask the user what to do with the copy in the library: duplicates replace, or keep_both."
            : concerns.Contains(Concern.DestinationExists)
                ? "Ask the user about the file that has its name: duplicates replace moves that file to the recycle folder."
            : "";
        return absolute + (absolute.Length == 0 ? copies : Spaced(copies));
    }

    private static string Candidates(IReadOnlyList<CandidateBrief> candidates) =>
        string.Join(
            "; ",
            candidates
                .Take(MostNamed)
                .Select(c => $"{c.Number}: {Title(c.Title, c.Year)}, {Words.Kind(c.Kind)}, confidence {Format.Confidence(c.Confidence)}")
        ) + (candidates.Count > MostNamed ? $"; and {candidates.Count - MostNamed} more" : "");

    private static string Approved(ReviewOutcome.Approved o) =>
        $"Item {o.Item.Id} is approved as {Chosen(o.Item)}. {(o.Daemon.State == DaemonState.Running ? "The daemon places its files now." : Of(o.Daemon))}{(o.Offer is { } offer ? $" {Of(offer)}" : "")}";

    private static string Chosen(ItemCard item) => item.Chosen is { } chosen ? Title(chosen.Title, chosen.Year) : "an unknown title";

    private static string Title(NamedTitle title) => Title(title.Name, title.Year);

    /// <summary>"Nosferatu" (1922), in quotation marks that the name cannot end.</summary>
    internal static string Title(string name, int? year) => ConsentQuestion.Quoted(name, year);

    private static string NoItem(long id) => $"There is no item {id}. get_pending_queue lists those that wait, and with text all others.";

    private static string NoCandidate(long id) =>
        $"Item {id} has no candidate. Find its title with search_tmdb, and approve it with tmdb_id and kind, or call reject_pending.";

    private static string AfterDecision(ItemState state) =>
        state switch
        {
            ItemState.Rejected => "Ask the user first whether it shall be approved after all.",
            ItemState.Approved => "Ask the user first whether it shall be withdrawn.",
            ItemState.Announcing or ItemState.Finished => "Ask the user first whether it shall leave the library.",
            _ => "There is nothing to decide now.",
        };

    /// <summary>The copies of the library, each on a line, and the new one below.</summary>
    private static string SideBySide(ReviewOutcome.InLibraryAlready o)
    {
        string copies = string.Concat(o.Copies.Take(MostNamed).Select(c => $"\n{Copy(c)}"));
        string more = o.Copies.Count > MostNamed ? $"\nand {o.Copies.Count - MostNamed} more" : "";
        string quality = o.Copies.FirstOrDefault(c => c.New is not null) is { New: { } copy, Quality: { } there }
            ? $", {copy}; {QualityPolicy.Compare(copy, there)}"
            : "";
        return $"{copies}{more}\nnew: {Untrusted.Quoted(o.Name, LongestPath)}{quality}";
    }

    private static string Copy(Holding copy)
    {
        string part = LibraryKey.Words(copy.Key);
        string whose = part.Length == 0 ? $"item {copy.ItemId}" : $"{part} of item {copy.ItemId}";
        string path = copy.Path is { } at ? Untrusted.Quoted(at, LongestPath) : "approved, not there yet";
        return $"in the library ({whose}): {path}{(copy.Quality is { } quality ? $", {quality}" : "")}";
    }

    private static string Of(ArgumentFault fault) =>
        fault switch
        {
            ArgumentFault.TooSmall f => $"{Name(f.Argument)} must be at least {f.Least}, not {f.Value}.",
            ArgumentFault.TooLong f => $"{Name(f.Argument)} may have at most {f.Most} characters, not {f.Length}.",
            ArgumentFault.TwoTitles => "Use candidate or tmdb_id, not both.",
            ArgumentFault.KindWithoutId => "kind needs tmdb_id.",
            ArgumentFault.Unfit f => f.Sentence,
            ArgumentFault.KindMissing f => $"Item {f.Id} has no candidate to take the kind from: pass kind (movie or series) with tmdb_id.",
            _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "No such fault."),
        };

    private static string Name(DecisionArgument argument) =>
        argument switch
        {
            DecisionArgument.Id => "id",
            DecisionArgument.Candidate => "candidate",
            DecisionArgument.TmdbId => "tmdb_id",
            DecisionArgument.Reason => "reason",
            DecisionArgument.ExpectedVersion => "expected_version",
            DecisionArgument.Season => "season",
            DecisionArgument.FromEpisode => "from_episode",
            _ => throw new ArgumentOutOfRangeException(nameof(argument), argument, "No such argument."),
        };

    private static string Says(RuleCard rule) => Words.Says(rule.What, Title(rule.Title, rule.Year));
}
