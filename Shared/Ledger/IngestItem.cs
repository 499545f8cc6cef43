using Hybrid.Catalog;
using Hybrid.Matching;

namespace Hybrid.Ledger;

/// <summary>One thing to decide about: a movie, or the files of one series in one download (a season pack is one item).</summary>
public sealed class IngestItem
{
    public long Id { get; set; }

    public long DownloadId { get; set; }

    public Download? Download { get; set; }

    /// <summary>The name that it came under: the release name. Text from outside.</summary>
    public required string Name { get; init; }

    public ItemState State { get; private set; }

    /// <summary>Counts the changes. Two programs that change one item at once: the second is told, by this.</summary>
    public int Version { get; private set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Not to be worked on before this time; moved forward by a transient fault.</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>How often the current step has failed.</summary>
    public int Tries { get; private set; }

    /// <summary>The last fault of the current step, in a sentence; null when it did not fail.</summary>
    public string? Fault { get; private set; }

    /// <summary>What its names claim, spelled so that two downloads of one work have the same; null until identified, and where nothing could be read.</summary>
    public string? NameKey { get; set; }

    /// <summary>Candidates, evidence and verdict; null until identified.</summary>
    public Assessment? Assessment { get; set; }

    /// <summary>What it was decided to be; null until approved.</summary>
    public TitleKind? TitleKind { get; private set; }

    public int? TmdbId { get; private set; }

    /// <summary>The chosen title's name and year, as the catalog gave them at the decision.</summary>
    public string? Title { get; private set; }

    public int? Year { get; private set; }

    /// <summary>The chosen title's name by <see cref="Hybrid.Catalog.TitleKey"/>, to be found by.</summary>
    public string? ChosenKey { get; private set; }

    public Actor? DecidedBy { get; private set; }

    /// <summary>What the decider said about a copy that the library has already.</summary>
    public Duplicates Duplicates { get; private set; }

    /// <summary>What its episodes' numbers without a season count from: said by the decider, or by a rule that spoke for its best candidate.</summary>
    public Numbering Numbering { get; set; }

    /// <summary>What it holds may take the place of what the library has; the old file goes to the recycle folder.</summary>
    public bool ReplaceApproved => Duplicates == Duplicates.Replace;

    public List<ItemFile> Files { get; } = [];

    public List<HistoryEntry> History { get; } = [];

    public TitleId? Chosen => TitleKind is { } kind && TmdbId is { } id ? new TitleId(kind, id) : null;

    /// <summary>A new item, with its first line of history.</summary>
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
    /// <exception cref="InvalidOperationException">The table of states does not allow the move: a defect of ours, not of the input.</exception>
    public void Move(ItemState to, Actor actor, string sentence, DateTimeOffset now)
    {
        if (!Lifecycle.Allows(State, to))
        {
            throw new InvalidOperationException($"Item {Id} cannot go from {State} to {to}.");
        }

        History.Add(HistoryEntry.OfMove(this, to, actor, sentence, now));
        State = to;
        Tries = 0;
        Fault = null;
        DueAt = now;
        Touch(now);
    }

    /// <summary>A person decides what the daemon could not carry out; the reasons are kept with the assessment.</summary>
    public void ReturnToReview(IReadOnlyList<Reason> reasons, DateTimeOffset now)
    {
        Assessment = Assessment?.WithReasons(reasons);
        Move(ItemState.AwaitingReview, Actor.Daemon, string.Join(" ", reasons.Select(r => r.Sentence)), now);
    }

    /// <summary>Records what it was decided to be. Followed by <see cref="Move"/> to Approved.</summary>
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

    /// <summary>A transient fault: no change of state, tried again at <paramref name="dueAt"/>. Told in the history once per run of equal faults.</summary>
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

    public void Note(HistoryEvent happened, Actor actor, string sentence, DateTimeOffset now) =>
        History.Add(HistoryEntry.Of(this, happened, actor, sentence, now));

    /// <summary>Counts a change that is no move, so that a concurrent writer notices.</summary>
    public void Touch(DateTimeOffset now)
    {
        Version++;
        ChangedAt = now;
    }
}
