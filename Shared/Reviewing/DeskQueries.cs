using Hybrid.Learning;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Planning;
using Hybrid.Texts;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Reviewing;

/// <summary>What the desk shows. Every query is bounded and tracks nothing.</summary>
internal static class DeskQueries
{
    private const int MostFiles = 100;
    private const int MostCopies = 5;
    private const int MostOdd = 10;
    private const int MostSetAside = 20;

    /// <summary>Items that wait for a decision come longest waiting first; any other choice of states newest first.</summary>
    public static async Task<Page<PendingItem>> QueueAsync(
        LedgerDb db,
        ItemFilter filter,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        IQueryable<IngestItem> items = Matching(db.Items.AsNoTracking(), filter);
        bool isQueue = filter.States is [ItemState.AwaitingReview];
        if (isQueue && !filter.WithSnoozed)
        {
            items = items.Where(i => i.SnoozedUntil == null || i.SnoozedUntil <= now);
        }

        int total = await items.CountAsync(cancellationToken);
        List<ItemRow> rows = await Ordered(items, filter.Order ?? (isQueue ? QueueOrder.Oldest : QueueOrder.Newest))
            .Skip(filter.Paging.Offset)
            .Take(filter.Paging.Limit)
            .Select(ItemRow.Of)
            .ToListAsync(cancellationToken);
        return filter.Paging.Page<PendingItem>([.. rows.Select(r => PendingItem.Of(r, now))], total);
    }

    private static IOrderedQueryable<IngestItem> Ordered(IQueryable<IngestItem> items, QueueOrder order) =>
        order switch
        {
            QueueOrder.Oldest => items.OrderBy(i => i.ChangedAt).ThenBy(i => i.Id),
            QueueOrder.Newest => items.OrderByDescending(i => i.Id),
            QueueOrder.Confidence => items
                .OrderByDescending(i => LedgerDb.JsonNumber((string?)(object?)i.Assessment, "$.Confidence"))
                .ThenBy(i => i.Id),
            QueueOrder.Name => items.OrderBy(i => i.Name).ThenBy(i => i.Id),
            _ => throw new ArgumentOutOfRangeException(nameof(order), order, "No such order."),
        };

    public static async Task<ItemCard?> ItemAsync(LedgerDb db, long id, CancellationToken cancellationToken)
    {
        IQueryable<IngestItem> items = db.Items.AsNoTracking().Where(i => i.Id == id);
        ItemRow? row = await items.Select(ItemRow.Of).SingleOrDefaultAsync(cancellationToken);
        if (row is null)
        {
            return null;
        }

        row.Item.Download = await items.Select(i => i.Download).SingleOrDefaultAsync(cancellationToken);
        IQueryable<ItemFile> files = db.Files.AsNoTracking().Where(f => f.ItemId == id);
        List<ItemFile> listed = await files
            .Include(f => f.Placement)
            .OrderBy(f => f.Path)
            .ThenBy(f => f.Id)
            .Take(MostFiles)
            .ToListAsync(cancellationToken);
        IReadOnlyList<FileLine> odd = row.Files > MostFiles ? await OddAsync(files, row.Item, listed, cancellationToken) : [];
        byte[]? facts = await db.StoredInputs.Where(b => b.ItemId == id).Select(b => b.Input).SingleOrDefaultAsync(cancellationToken);
        List<string?> shown = await db
            .StandingLooks.Where(l => l.ItemId == id && l.Sentence != null)
            .OrderBy(l => l.Server)
            .Select(l => l.Sentence)
            .ToListAsync(cancellationToken);
        var card = ItemCard.Of(row, listed, facts is null ? [] : InputPack.Unpack(facts)?.Precedents ?? []);
        return card with
        {
            Files = [.. card.Files, .. odd],
            Copies = await CopiesAsync(db, row.Item, cancellationToken),
            MediaServer = shown.Count == 0 ? null : Untrusted.Clean(string.Join(' ', shown), 2000),
        };
    }

    /// <summary>Of a pack that is too long to be listed, the files that are asked about, wherever they stand in it.</summary>
    private static async Task<IReadOnlyList<FileLine>> OddAsync(
        IQueryable<ItemFile> files,
        IngestItem item,
        List<ItemFile> listed,
        CancellationToken cancellationToken
    )
    {
        string[] doubted = [.. (item.Assessment?.Reasons ?? []).Select(r => r.File).OfType<string>().Distinct().Take(MostOdd)];
        long[] seen = [.. listed.Select(f => f.Id)];
        List<ItemFile> odd = await files
            .Include(f => f.Placement)
            .Where(f => !seen.Contains(f.Id))
            .Where(f =>
                doubted.Contains(f.Path)
                || f.Placement!.State == PlacementState.Refused
                || (f.Role == FileRole.Video && f.RoleReason != null)
            )
            .OrderBy(f => f.Path)
            .Take(MostOdd)
            .ToListAsync(cancellationToken);
        if (odd.Count == 0)
        {
            return [];
        }

        List<long> order = await files.OrderBy(f => f.Path).ThenBy(f => f.Id).Select(f => f.Id).ToListAsync(cancellationToken);
        return [.. odd.Select(f => FileLine.Of(f, order.IndexOf(f.Id) + 1, item.Assessment))];
    }

    /// <summary>What the library has of an item that waits because of that; null of any other.</summary>
    private static async Task<IReadOnlyList<CopyLine>?> CopiesAsync(LedgerDb db, IngestItem item, CancellationToken cancellationToken)
    {
        if (
            item.State != ItemState.AwaitingReview
            || item.Assessment is not { Best: { } best, Reasons: var reasons }
            || !reasons.Any(r => r.Concern is Concern.AlreadyInLibrary)
        )
        {
            return null;
        }

        IngestItem whole = await db.Items.AsNoTracking().Include(i => i.Files).SingleAsync(i => i.Id == item.Id, cancellationToken);
        IReadOnlyList<Holding> copies = await Holdings.ComparedAsync(db, whole, best.Id, item.CreatedAt.Year + 1, cancellationToken);
        return [.. copies.Take(MostCopies).Select(CopyLine.Of)];
    }

    public static async Task<Decision?> LastDecisionAsync(LedgerDb db, IngestItem item, CancellationToken cancellationToken)
    {
        HistoryEntry? line = await db
            .History.AsNoTracking()
            .Where(h =>
                h.ItemId == item.Id
                && (h.To == ItemState.Approved || h.To == ItemState.Rejected || h.To == ItemState.Ignored || h.To == ItemState.Undoing)
            )
            .OrderByDescending(h => h.Id)
            .FirstOrDefaultAsync(cancellationToken);
        return line is { To: { } to }
            ? new Decision(to, line.Actor, line.At, to == ItemState.Approved ? NamedTitle.ChosenFor(item) : null)
            : null;
    }

    public static async Task<Page<HistoryLine>> HistoryAsync(LedgerDb db, HistoryFilter filter, CancellationToken cancellationToken)
    {
        IQueryable<HistoryEntry> lines = Matching(db.History.AsNoTracking(), filter);
        int total = await lines.CountAsync(cancellationToken);
        var rows = await lines
            .OrderByDescending(h => h.Id)
            .Skip(filter.Paging.Offset)
            .Take(filter.Paging.Limit)
            .Select(h => new
            {
                Line = h,
                Name = h.Item == null ? null : h.Item.Name,
                Title = h.Item == null ? null : h.Item.Title,
                Year = h.Item == null ? null : h.Item.Year,
            })
            .ToListAsync(cancellationToken);
        return filter.Paging.Page<HistoryLine>([.. rows.Select(r => Show(r.Line, r.Name, r.Title, r.Year))], total);
    }

    public static async Task<Page<ListedItem>> ListAsync(LedgerDb db, ItemFilter filter, CancellationToken cancellationToken)
    {
        IQueryable<IngestItem> items = Matching(db.Items.AsNoTracking(), filter);
        int total = await items.CountAsync(cancellationToken);
        List<ItemRow> rows = await items
            .OrderByDescending(i => i.Id)
            .Skip(filter.Paging.Offset)
            .Take(filter.Paging.Limit)
            .Select(ItemRow.Of)
            .ToListAsync(cancellationToken);
        return filter.Paging.Page<ListedItem>([.. rows.Select(ListedItem.Of)], total);
    }

    private static IQueryable<IngestItem> Matching(IQueryable<IngestItem> items, ItemFilter filter)
    {
        if (filter.States.Count > 0)
        {
            items = items.Where(i => filter.States.Contains(i.State));
        }

        if (filter.OnlyFailed)
        {
            items = items.Where(i => i.Fault != null);
        }

        if (filter.Kind is { } kind)
        {
            string name = kind.ToString();
            items = items.Where(i => LedgerDb.JsonText((string?)(object?)i.Assessment, "$.Candidates[0].Id.Kind") == name);
        }

        if (filter.Concern is { } concern)
        {
            string written = $"%\"Concern\":\"{concern}\"%";
            items = items.Where(i => EF.Functions.Like((string)(object)i.Assessment!, written));
        }

        if (filter.Before is { } before)
        {
            items = items.Where(i => i.ChangedAt <= before);
        }

        if (!string.IsNullOrWhiteSpace(filter.Text))
        {
            string pattern = $"%{Escaped(filter.Text.Trim())}%";
            items = items.Where(i =>
                EF.Functions.Like(i.Name, pattern, "\\") || (i.Title != null && EF.Functions.Like(i.Title, pattern, "\\"))
            );
        }

        return items;
    }

    public static async Task<WatcherStatus> StatusAsync(
        LedgerDb db,
        KeptAnswers kept,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        List<StateCount> states = await StatesAsync(db, cancellationToken);
        List<NeighborStatus> neighbors = await db.Neighbors.AsNoTracking().OrderBy(n => n.Name).Take(20).ToListAsync(cancellationToken);
        return new WatcherStatus
        {
            Daemon = DaemonLiveness.Of(await db.Daemon.AsNoTracking().SingleOrDefaultAsync(cancellationToken), now),
            Neighbors = [.. neighbors.Select(NeighborLine.Of)],
            AwaitingReview = await db.Items.CountAsync(
                i => i.State == ItemState.AwaitingReview && (i.SnoozedUntil == null || i.SnoozedUntil <= now),
                cancellationToken
            ),
            InWork = states.Where(s => Lifecycle.Working.Contains(s.State)).Sum(s => s.Items),
            Failing = await db.Items.CountAsync(i => i.Fault != null, cancellationToken),
            ByState = states,
            Unlinked = await kept.GetAsync(db, nameof(UnlinkedAsync), () => UnlinkedAsync(db, cancellationToken), cancellationToken),
            Libraries = await LibraryLine.ReadAsync(db, now, cancellationToken),
            ServerProblems = await ServerProblem.ReadAsync(db, cancellationToken),
            SetAside = await SetAsideEntry.ReadAsync(db, new Paging(MostSetAside), cancellationToken),
            FailingJobs =
            [
                .. (await db.Jobs.AsNoTracking().OrderBy(j => j.Since).Take(20).ToListAsync(cancellationToken)).Select(JobLine.Of),
            ],
        };
    }

    /// <summary>Libraries into which no file could be hard-linked, with the reason given for the newest file.</summary>
    private static async Task<IReadOnlyList<UnlinkedLibrary>> UnlinkedAsync(LedgerDb db, CancellationToken cancellationToken)
    {
        var libraries = await db
            .Placements.AsNoTracking()
            .Where(p => p.State == PlacementState.Placed)
            .GroupBy(p => p.LibraryRoot)
            .Select(library => new
            {
                Folder = library.Key,
                Files = library.Count(),
                Linked = library.Count(p => p.Method == PlacementMethod.HardLink),
                Bytes = library.Sum(p => p.SpentBytes),
                Last = library.Max(p => p.Id),
            })
            .Where(library => library.Linked == 0)
            .ToListAsync(cancellationToken);
        long[] last = [.. libraries.Select(l => l.Last)];
        Dictionary<long, string?> why = await db
            .Placements.Where(p => last.Contains(p.Id))
            .ToDictionaryAsync(p => p.Id, p => p.Note, cancellationToken);

        // Without a reason, links were not asked for.
        return
        [
            .. libraries
                .Where(l => why[l.Last] is not null)
                .Select(l => new UnlinkedLibrary(Untrusted.Clean(l.Folder, 500), l.Files, l.Bytes, Untrusted.Clean(why[l.Last], 500)!)),
        ];
    }

    public static async Task<List<StateCount>> StatesAsync(LedgerDb db, CancellationToken cancellationToken)
    {
        var counts = await db
            .Items.GroupBy(i => i.State)
            .Select(g => new { State = g.Key, Items = g.Count() })
            .ToListAsync(cancellationToken);
        return [.. counts.OrderBy(c => c.State).Select(c => new StateCount(c.State, c.Items))];
    }

    private static IQueryable<HistoryEntry> Matching(IQueryable<HistoryEntry> lines, HistoryFilter filter)
    {
        if (filter.ItemId is { } id)
        {
            lines = lines.Where(h => h.ItemId == id);
        }

        if (filter.Event is { } happened)
        {
            lines = lines.Where(h => h.Event == happened);
        }

        if (filter.State is { } state)
        {
            lines = lines.Where(h => h.To == state);
        }

        if (filter.Actor is { } actor)
        {
            lines = lines.Where(h => h.Actor == actor);
        }

        if (filter.Since is { } since)
        {
            lines = lines.Where(h => h.At >= since);
        }

        if (filter.Until is { } until)
        {
            lines = lines.Where(h => h.At < until);
        }

        if (!string.IsNullOrWhiteSpace(filter.Client))
        {
            string client = $"%{Escaped(filter.Client.Trim())}%";
            lines = lines.Where(h => EF.Functions.Like(h.Client!, client, "\\"));
        }

        if (!string.IsNullOrWhiteSpace(filter.Text))
        {
            string pattern = $"%{Escaped(filter.Text.Trim())}%";
            lines = lines.Where(h =>
                EF.Functions.Like(h.Sentence, pattern, "\\")
                || (h.Item != null && (EF.Functions.Like(h.Item.Name, pattern, "\\") || EF.Functions.Like(h.Item.Title!, pattern, "\\")))
            );
        }

        return lines;
    }

    private static string Escaped(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("%", "\\%", StringComparison.Ordinal)
            .Replace("_", "\\_", StringComparison.Ordinal);

    private static HistoryLine Show(HistoryEntry line, string? name, string? title, int? year) =>
        new()
        {
            Id = line.Id,
            At = line.At,
            ItemId = line.ItemId,
            ItemName = Untrusted.Clean(name),
            Title = title is null ? null : Untrusted.Clean(Format.Title(title, year)),
            Event = line.Event,
            From = line.From,
            To = line.To,
            Actor = line.Actor,
            Client = Untrusted.Clean(line.Client),
            Confirmation = line.Confirmation is Confirmation.None ? null : line.Confirmation,
            Sentence = Untrusted.Clean(line.Sentence, Untrusted.PathLength),
        };
}
