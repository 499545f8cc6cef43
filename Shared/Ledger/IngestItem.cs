using Hybrid.Catalog;
using Hybrid.Matching;

namespace Hybrid.Ledger;

/// <summary>One thing to decide about: a movie, or the files of one series in one download (a season pack is one item).</summary>
public sealed class IngestItem
{
    public long Id { get; set; }

    public long DownloadId { get; set; }

    public Download? Download { get; set; }

    /// <summary>The item that its files were split off; null if it was taken in by itself.</summary>
    public long? SplitFrom { get; set; }

    /// <summary>The release name that the item came with. Untrusted.</summary>
    public required string Name { get; init; }

    public ItemState State { get; private set; }

    /// <summary>Counts the changes. If two programs change an item at the same time, the second one notices by this.</summary>
    public int Version { get; private set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>No step takes the item before this time. A transient fault moves it forward.</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>How often the current step has failed.</summary>
    public int Tries { get; private set; }

    /// <summary>The last fault of the current step, in a sentence; null if it has not failed.</summary>
    public string? Fault { get; private set; }

    /// <summary>What the names claim, as a key that two downloads of one title share. Null until identified, or if the names say nothing.</summary>
    public string? NameKey { get; set; }

    /// <summary>Candidates, evidence and verdict; null until identified.</summary>
    public Assessment? Assessment { get; set; }

    /// <summary>The kind of the chosen title; null until approved.</summary>
    public TitleKind? TitleKind { get; private set; }

    public int? TmdbId { get; private set; }

    /// <summary>The chosen title's name and year, as the catalog had them at the decision.</summary>
    public string? Title { get; private set; }

    public int? Year { get; private set; }

    /// <summary>The chosen title's name by <see cref="Hybrid.Catalog.TitleKey"/>, for searches.</summary>
    public string? ChosenKey { get; private set; }

    public Actor? DecidedBy { get; private set; }

    /// <summary>What the reviewer said about a copy that the library already has.</summary>
    public Duplicates Duplicates { get; private set; }

    /// <summary>What episode numbers without a season count from. The reviewer says so, or a rule that supports the best candidate.</summary>
    public Numbering Numbering { get; set; }

    /// <summary>What a person said it is before it was identified again; null if nobody did.</summary>
    public Hint? Hint { get; set; }

    /// <summary>Until then it waits without being shown; null if it is shown.</summary>
    public DateTimeOffset? SnoozedUntil { get; set; }

    /// <summary>The item's files may replace the library's; the old files go to the recycle folder.</summary>
    public bool ReplaceApproved => Duplicates == Duplicates.Replace;

    public List<ItemFile> Files { get; } = [];

    public List<HistoryEntry> History { get; } = [];

    public TitleId? Chosen => TitleKind is { } kind && TmdbId is { } id ? new TitleId(kind, id) : null;

    /// <summary>A new item, with its first history entry.</summary>
    public static IngestItem Create(string name, DateTimeOffset now, string sentence)
    {
        var item = new IngestItem
        {
            Name = name,
            CreatedAt = now,
            ChangedAt = now,
            DueAt = now,
        };
        item.Note(HistoryEvent.Seen, Actor.Daemon, sentence, now);
        return item;
    }

    /// <summary>The only writer of <see cref="State"/>. Appends to the history; both are saved in one transaction.</summary>
    /// <exception cref="InvalidOperationException">The table of states does not allow the move: a defect in our code.</exception>
    public void Move(ItemState to, Author by, string sentence, DateTimeOffset now)
    {
        if (!Lifecycle.Allows(State, to))
        {
            throw new InvalidOperationException($"Item {Id} cannot go from {State} to {to}.");
        }

        History.Add(HistoryEntry.OfMove(this, to, by, sentence, now));
        State = to;
        Tries = 0;
        Fault = null;
        SnoozedUntil = null;
        DueAt = now;
        Touch(now);
    }

    /// <summary>Lets a person decide about an item that the daemon could not place. The assessment keeps the reasons.</summary>
    public void ReturnToReview(IReadOnlyList<Reason> reasons, DateTimeOffset now)
    {
        Assessment = Assessment?.WithReasons(reasons);
        Move(ItemState.AwaitingReview, Actor.Daemon, BriefReasons.Text(reasons), now);
    }

    /// <summary>Records the chosen title. Call <see cref="Move"/> to Approved afterwards.</summary>
    public void Choose(TitleId id, string name, int? year, Actor by, Duplicates duplicates = Duplicates.Ask)
    {
        TitleKind = id.Kind;
        TmdbId = id.Tmdb;
        Title = name;
        ChosenKey = TitleKey.Of(name);
        Year = year;
        DecidedBy = by;
        Duplicates = duplicates;
    }

    /// <summary>Nothing is decided about the title any more.</summary>
    public void Unchoose() => (TitleKind, TmdbId, Title, ChosenKey, Year, DecidedBy) = (null, null, null, null, null, null);

    /// <summary>Records a transient fault; the step runs again at <paramref name="dueAt"/>. The history gets one entry per run of equal faults.</summary>
    public void Postpone(string fault, DateTimeOffset dueAt, DateTimeOffset now)
    {
        if (!string.Equals(Fault, fault, StringComparison.Ordinal))
        {
            Note(HistoryEvent.Faulted, Actor.Daemon, fault, now);
        }

        Fault = fault;
        Tries++;
        DueAt = dueAt;
        Touch(now);
    }

    /// <summary>The step runs again at <paramref name="dueAt"/>, without a fault.</summary>
    public void Wait(DateTimeOffset dueAt) => DueAt = dueAt;

    public void Note(HistoryEvent happened, Author by, string sentence, DateTimeOffset now) =>
        History.Add(HistoryEntry.Of(this, happened, by, sentence, now));

    /// <summary>Counts a change that is not a move, so that a concurrent writer notices it.</summary>
    public void Touch(DateTimeOffset now)
    {
        Version++;
        ChangedAt = now;
    }
}
