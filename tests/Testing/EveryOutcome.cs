using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Neighbors;
using Hybrid.Planning;
using Hybrid.Reviewing;

namespace Hybrid.Testing;

/// <summary>An example of each outcome of a decision, for the approved texts of each program.</summary>
public static class EveryOutcome
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly NamedTitle Nosferatu = new(new TitleId(TitleKind.Movie, 653), "Nosferatu", 1922);
    private static readonly NamedTitle Lost = new(new TitleId(TitleKind.Series, 4607), "Lost", 2004);
    private static readonly Fault Down = new("TMDb", FaultKind.Unreachable, "TMDb does not answer: check the network.");

    private static readonly ConsentQuestion Question = new(12, 4, "Item 12: is it to be done?");

    public static IReadOnlyList<ReviewOutcome> OfReviews { get; } =
    [
        new ReviewOutcome.Approved(Item(ItemState.Approved), Daemon(DaemonState.Running)),
        new ReviewOutcome.Approved(Item(ItemState.Approved), Daemon(DaemonState.Stopped)),
        new ReviewOutcome.Approved(Item(ItemState.Approved), Daemon(DaemonState.Running)) { Otherwise = [NameDoubt.Title, NameDoubt.Year] },
        new ReviewOutcome.Rejected(Item(ItemState.Rejected)),
        new ReviewOutcome.Rejected(Partly(ItemState.Rejected)),
        new ReviewOutcome.NotFound(12),
        Decided(ItemState.Rejected, ItemState.Rejected, Actor.Reviewer),
        Decided(ItemState.Approved, ItemState.Approved, Actor.CommandLine),
        Decided(ItemState.Finished, ItemState.Approved, Actor.Daemon),
        Decided(ItemState.Placing, ItemState.Approved, Actor.Daemon),
        Decided(ItemState.Undoing, ItemState.Undoing, Actor.CommandLine),
        new ReviewOutcome.AlreadyDecided(12, 4, ItemState.Ignored, Decision: null),
        new ReviewOutcome.TooEarly(12, Fault: null),
        new ReviewOutcome.TooEarly(12, "TMDb does not answer."),
        new ReviewOutcome.NothingToPlace(12, WhyNothing.Archive),
        new ReviewOutcome.NothingToPlace(12, WhyNothing.Disc),
        new ReviewOutcome.NothingToPlace(12, WhyNothing.NotAVideo),
        new ReviewOutcome.NothingToPlace(12, WhyNothing.NoVideo),
        new ReviewOutcome.InLibraryAlready(12, 4, Nosferatu, [new Holding(3, "movie/653") { Path = "/library/Nosferatu (1922).mkv" }])
        {
            Name = "Nosferatu.1080p.BluRay.x264-GRP",
        },
        new ReviewOutcome.InLibraryAlready(
            12,
            4,
            Nosferatu,
            [
                new Holding(3, "movie/653")
                {
                    Path = "/library/Nosferatu (1922).mkv",
                    Quality = new Quality
                    {
                        Resolution = "720p",
                        Source = "DVD",
                        Bytes = 1 << 30,
                    },
                    New = new Quality
                    {
                        Resolution = "1080p",
                        Source = "BluRay",
                        Bytes = 8L << 30,
                    },
                    Compared =
                        "it has 720p, DVD, 1.0 GiB, 94 min; the new one is better (resolution and source): 1080p, BluRay, 8.0 GiB, 94 min",
                },
            ]
        )
        {
            Name = "Nosferatu.1080p.BluRay.x264-GRP",
        },
        new ReviewOutcome.InLibraryAlready(
            12,
            4,
            Lost,
            [
                new Holding(3, "series/4607/s01e01") { Path = "/library/Lost (2004) - s01e01.mkv" },
                .. Enumerable.Range(2, 5).Select(n => new Holding(4, $"series/4607/s01e0{n}")),
            ]
        )
        {
            Name = "Lost.S01.1080p.WEB-DL",
        },
        new ReviewOutcome.NoCandidates(12),
        new ReviewOutcome.NoneLikely(
            12,
            [.. Enumerable.Range(1, 6).Select(n => Brief(n, $"Nosferatu {n}", 0.06 - (n * 0.01))), Brief(7, "Nosferatu", 0, year: null)]
        ),
        new ReviewOutcome.NoSuchCandidate(12, 1, 0),
        new ReviewOutcome.NoSuchCandidate(12, 9, 3),
        new ReviewOutcome.NotInCatalog(new TitleId(TitleKind.Series, 653)),
        new ReviewOutcome.CatalogFailed(Down),
        new ReviewOutcome.Changed(Item(ItemState.AwaitingReview)),
        new ReviewOutcome.NeedsConsent(Question),
        new ReviewOutcome.Invalid([
            new ArgumentFault.TooSmall(DecisionArgument.Id, 1, 0),
            new ArgumentFault.TooSmall(DecisionArgument.Candidate, 1, 0),
            new ArgumentFault.TooSmall(DecisionArgument.TmdbId, 1, -5),
            new ArgumentFault.TooSmall(DecisionArgument.ExpectedVersion, 0, -1),
            new ArgumentFault.TooLong(DecisionArgument.Reason, 500, 600),
            new ArgumentFault.TwoTitles(),
            new ArgumentFault.KindWithoutId(),
            new ArgumentFault.KindMissing(12),
            new ArgumentFault.TooSmall(DecisionArgument.Season, 0, -1),
            new ArgumentFault.TooSmall(DecisionArgument.FromEpisode, 0, -1),
            new ArgumentFault.Unfit("File 3 is named twice."),
        ]),
    ];

    public static IReadOnlyList<UndoOutcome> OfUndoing { get; } =
    [
        new UndoOutcome.Accepted(12, Nosferatu, 1),
        new UndoOutcome.NotFound(12),
        new UndoOutcome.NothingToUndo(12, ItemState.AwaitingReview),
        new UndoOutcome.Changed(12),
        new UndoOutcome.NeedsConsent(Question),
    ];

    public static IReadOnlyList<MoveOutcome> OfMoves { get; } =
    [
        new MoveOutcome.Accepted(
            12,
            Lost,
            [
                new MoveLine(3, "S01E04", "/library/Lost (2004) - s01e03.mkv", "/library/Lost (2004) - s01e04.mkv"),
                new MoveLine(4, Is: null, "/library/Lost (2004) - s01e03.en.srt", "/library/Lost (2004) - s01e04.en.srt"),
            ]
        ),
        new MoveOutcome.Shown(
            12,
            Lost,
            [new MoveLine(3, "S01E04", "/library/Lost (2004) - s01e03.mkv", "/library/Lost (2004) - s01e04.mkv")]
        ),
        new MoveOutcome.NotFound(12),
        new MoveOutcome.NoSuchFile("/library/Lost (2004) - s01e09.mkv"),
        new MoveOutcome.NotFiled(12, ItemState.AwaitingReview),
        new MoveOutcome.FileNotFiled(12, 3),
        new MoveOutcome.Misfit(12, new ReviewOutcome.Invalid([new ArgumentFault.Unfit("File 3 is named twice.")])),
        new MoveOutcome.Occupied(12, 3, "/library/Lost (2004) - s01e04.mkv", 12),
        new MoveOutcome.Occupied(12, 3, "/library/Lost (2004) - s01e04.mkv", 7),
        new MoveOutcome.Occupied(12, 3, "/library/Lost (2004) - s01e04.mkv", Holder: null),
        new MoveOutcome.NoPlace(12, 3, "the library's file system allows no name for it"),
        new MoveOutcome.ThereAlready(12),
        new MoveOutcome.NoPlan(12, "There is no library folder for series: set PLEX_TV_DIR, or PLEX_MEDIA_ROOT."),
        new MoveOutcome.Changed(12),
    ];

    public static IReadOnlyList<PreviewOutcome> OfPreviews { get; } =
    [
        new PreviewOutcome.Shown(
            new RenamePreview
            {
                ItemId = 12,
                Version = 4,
                Kind = TitleKind.Movie,
                TmdbId = 653,
                Title = "Nosferatu",
                Year = 1922,
                Files = [],
                FilesTotal = 0,
                LeftOut = 0,
            }
        ),
        new PreviewOutcome.Refused(new ReviewOutcome.NoCandidates(12)),
        new PreviewOutcome.NoLibrary(TitleKind.Movie),
        new PreviewOutcome.NoLibrary(TitleKind.Series),
        new PreviewOutcome.CatalogFailed(Down),
    ];

    public static IReadOnlyList<RuleOutcome> OfRules { get; } =
    [
        new RuleOutcome.Offered(Offer(tried: 0)),
        new RuleOutcome.Offered(Offer(tried: 4)),
        new RuleOutcome.Offered(Offer(tried: 4, changed: [3, 5])),
        new RuleOutcome.Offered(Offer(tried: 4) with { What = RuleKind.Numbering, Scope = "group SubsPlease" }),
        new RuleOutcome.Offered(Offer(tried: 0) with { What = RuleKind.Skip, Scope = "group GRP" }),
        new RuleOutcome.Added(Rule()),
        new RuleOutcome.Revoked(Rule()),
        new RuleOutcome.Revoked(Rule() with { TimesUsed = 2, DecidedItems = [14, 15] }),
        new RuleOutcome.NoSuchItem(12),
        new RuleOutcome.NothingDecided(12),
        new RuleOutcome.NoName(12),
        new RuleOutcome.NotAbsolute(12),
        new RuleOutcome.NothingSkipped(12),
        new RuleOutcome.NoGroup(12),
        new RuleOutcome.Contradicted(Offer(tried: 0) with { WouldContradict = [3, 5] }),
        new RuleOutcome.InForce(Rule(), SaysTheSame: true),
        new RuleOutcome.InForce(Rule(), SaysTheSame: false),
        new RuleOutcome.NoSuchRule(7),
        new RuleOutcome.NeedsConsent(Question),
        new RuleOutcome.RevokedBefore(Rule() with { RevokedAt = Now }),
    ];

    /// <summary>As a ledger that can be read tells them.</summary>
    public static IReadOnlyList<DaemonLiveness> OfDaemons { get; } =
    [.. Enum.GetValues<DaemonState>().Where(s => s != DaemonState.Unknown).Select(Daemon)];

    /// <summary>An item in each state; one that waits without a candidate; partly filed ones; and one for each concern that an option answers.</summary>
    public static IReadOnlyList<ItemCard> Items { get; } =
    [
        .. Enum.GetValues<ItemState>().Select(Item),
        Item(ItemState.AwaitingReview) with
        {
            Candidates = [],
        },
        Partly(ItemState.AwaitingReview),
        Partly(ItemState.Rejected),
        Partly(ItemState.Finished),
        Asked(Concern.AbsoluteNumbers),
        Asked(Concern.AlreadyInLibrary),
        Asked(Concern.DestinationExists),
    ];

    /// <summary>The cases of an outcome without an example.</summary>
    public static IEnumerable<string> Missing<T>(IEnumerable<T> examples)
        where T : notnull =>
        typeof(T).GetNestedTypes().Where(t => t.IsSubclassOf(typeof(T))).Except(examples.Select(e => e.GetType())).Select(t => t.Name);

    /// <summary>Each example with its sentence: the name of the case, then the text.</summary>
    public static string Table<T>(IEnumerable<T> examples, Func<T, string> name, Func<T, string> words) =>
        string.Concat(examples.Select(e => $"{name(e)}\n  {words(e).Replace("\n", "\n  ", StringComparison.Ordinal)}\n\n"));

    private static ReviewOutcome.AlreadyDecided Decided(ItemState state, ItemState to, Actor by) =>
        new(12, 4, state, new Decision(to, by, Now, to == ItemState.Approved ? Nosferatu : null));

    private static DaemonLiveness Daemon(DaemonState state) =>
        state switch
        {
            DaemonState.NeverStarted => DaemonLiveness.Of(status: null, Now),
            DaemonState.Stopped => DaemonLiveness.Of(Beat(TimeSpan.Zero, Now), Now),
            DaemonState.Silent => DaemonLiveness.Of(Beat(TimeSpan.FromMinutes(5)), Now),
            _ => DaemonLiveness.Of(Beat(TimeSpan.FromSeconds(3)), Now),
        };

    private static DaemonStatus Beat(TimeSpan age, DateTimeOffset? stoppedAt = null) =>
        new()
        {
            BeatAt = Now - age,
            StartedAt = Now.AddDays(-1),
            StoppedAt = stoppedAt,
            Version = "1.0",
            Mode = "hybrid",
            Doing = "",
        };

    private static ItemCard Item(ItemState state) =>
        new()
        {
            Id = 12,
            Version = 4,
            State = state,
            Name = "Nosferatu.1080p.BluRay.x264-GRP",
            Source = DownloadSource.Torrent,
            Download = "Nosferatu.1080p.BluRay.x264-GRP",
            CreatedAt = Now,
            ChangedAt = Now,
            Confidence = 0.6,
            Reasons = [],
            Candidates =
            [
                CandidateCard.Of(
                    new Candidate
                    {
                        Id = Nosferatu.Id,
                        Name = Nosferatu.Name,
                        Year = Nosferatu.Year,
                        Confidence = 0.6,
                    },
                    0
                ),
            ],
            Chosen = new ChosenTitle
            {
                Kind = TitleKind.Movie,
                TmdbId = 653,
                Title = "Nosferatu",
                Year = 1922,
                By = Actor.CommandLine,
            },
            Tries = 0,
            Files = [],
            FilesTotal = 0,
            Precedents = [],
        };

    private static ItemCard Partly(ItemState state) =>
        Item(state) with
        {
            PartlyFiled = new PartlyFiled(1, 2),
            Files =
            [
                File(1, "Nosferatu.cd1.mkv", PlacementState.Placed, "/library/Nosferatu (1922) - pt1.mkv"),
                File(2, "Nosferatu.cd2.mkv", PlacementState.Refused, "/library/Nosferatu (1922) - pt2.mkv"),
            ],
            FilesTotal = 2,
        };

    private static ItemCard Asked(Concern concern) =>
        Item(ItemState.AwaitingReview) with
        {
            Reasons = [new ReasonLine(concern, "The reason, in a sentence.")],
        };

    private static FileLine File(int number, string path, PlacementState state, string to) =>
        new()
        {
            Number = number,
            Path = path,
            Bytes = 700,
            Role = FileRole.Video,
            Placement = state,
            LibraryPath = to,
        };

    private static CandidateBrief Brief(int number, string title, double confidence, int? year = 1922) =>
        new()
        {
            Number = number,
            Kind = TitleKind.Movie,
            TmdbId = 650 + number,
            Title = title,
            Year = year,
            Confidence = confidence,
            IsLikely = false,
        };

    private static RuleOffer Offer(int tried, params long[] changed) =>
        new()
        {
            ItemId = 12,
            What = RuleKind.Title,
            Scope = "series Lost",
            Kind = TitleKind.Series,
            TmdbId = 4607,
            Title = "Lost",
            Year = 2004,
            Tried = tried,
            WouldChange =
            [
                .. changed.Select(id => new RuleEffect
                {
                    ItemId = id,
                    Name = $"Lost.S0{id}",
                    Without = VerdictKind.AskReviewer,
                    With = VerdictKind.Accept,
                }),
            ],
            WouldChangeTotal = changed.Length,
            WouldContradict = [],
        };

    private static RuleCard Rule() =>
        new()
        {
            Id = 7,
            What = RuleKind.Title,
            Scope = "series Lost",
            Kind = TitleKind.Series,
            TmdbId = 4607,
            Title = "Lost",
            Year = 2004,
            InForce = true,
            Rests = false,
            TaughtByItem = 12,
            AddedBy = Actor.CommandLine,
            AddedAt = Now,
            TimesUsed = 0,
            DecidedItems = [],
        };
}
