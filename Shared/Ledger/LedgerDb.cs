using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Hybrid.Matching;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Hybrid.Ledger;

/// <summary>Everything that the programs know, and how it came about.</summary>
public sealed class LedgerDb(DbContextOptions<LedgerDb> options) : DbContext(options)
{
    public DbSet<Download> Downloads => Set<Download>();

    public DbSet<IngestItem> Items => Set<IngestItem>();

    public DbSet<ItemFile> Files => Set<ItemFile>();

    public DbSet<Placement> Placements => Set<Placement>();

    public DbSet<ReplacedFile> ReplacedFiles => Set<ReplacedFile>();

    public DbSet<Relocation> Relocations => Set<Relocation>();

    public DbSet<AdoptedRename> AdoptedRenames => Set<AdoptedRename>();

    public DbSet<StoredInput> StoredInputs => Set<StoredInput>();

    public DbSet<Rule> Rules => Set<Rule>();

    public DbSet<RuleUse> RuleUses => Set<RuleUse>();

    public DbSet<HistoryEntry> History => Set<HistoryEntry>();

    public DbSet<DaemonStatus> Daemon => Set<DaemonStatus>();

    public DbSet<NeighborStatus> Neighbors => Set<NeighborStatus>();

    public DbSet<JobStatus> Jobs => Set<JobStatus>();

    public DbSet<SetAside> SetAside => Set<SetAside>();

    public DbSet<ServerLook> ServerLooks => Set<ServerLook>();

    public DbSet<UnfinishedPath> UnfinishedPaths => Set<UnfinishedPath>();

    public DbSet<Notification> Notifications => Set<Notification>();

    public DbSet<Delivery> Deliveries => Set<Delivery>();

    public DbSet<CatalogCacheEntry> CatalogCache => Set<CatalogCacheEntry>();

    public DbSet<IndexedRoot> LibraryRoots => Set<IndexedRoot>();

    public DbSet<IndexedFolder> LibraryFolders => Set<IndexedFolder>();

    public DbSet<IndexedTitle> LibraryTitles => Set<IndexedTitle>();

    public DbSet<IndexedFile> LibraryFiles => Set<IndexedFile>();

    /// <summary>
    /// What may be worked on now. A change "later" than now means that the clock was wrong and was set back; such an item is due at once.
    /// </summary>
    public IQueryable<IngestItem> Due(DateTimeOffset now) => Items.Where(i => i.DueAt <= now || i.ChangedAt > now);

    /// <summary>Without those of items that leave the library, or have left it: what the server showed of them is past.</summary>
    public IQueryable<ServerLook> StandingLooks =>
        ServerLooks.Where(l => l.Item!.State != ItemState.Undoing && l.Item.State != ItemState.Undone);

    /// <summary>A value inside a column of JSON. Only in queries.</summary>
    [DbFunction("json_extract", IsBuiltIn = true)]
    public static string? JsonText(string? json, string path) => throw new NotSupportedException();

    /// <summary>A number inside a column of JSON. Only in queries.</summary>
    [DbFunction("json_extract", IsBuiltIn = true)]
    public static double? JsonNumber(string? json, string path) => throw new NotSupportedException();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // SQLite cannot order a DateTimeOffset, but it can order milliseconds since 1970.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Download>(download =>
        {
            download.HasIndex(d => d.Key).IsUnique();
            download.HasMany(d => d.Items).WithOne(i => i.Download).HasForeignKey(i => i.DownloadId).OnDelete(DeleteBehavior.Restrict);
        });
        modelBuilder.Entity<IngestItem>(item =>
        {
            item.Property(i => i.Version).IsConcurrencyToken();
            item.Property(i => i.Assessment)
                .HasConversion(
                    a => JsonSerializer.Serialize(a, AssessmentJson.Default.Assessment),
                    json => Read(json, AssessmentJson.Default.Assessment)
                );
            item.Property(i => i.Hint)
                .HasConversion(
                    h => JsonSerializer.Serialize(h, AssessmentJson.Default.Hint),
                    json => Read(json, AssessmentJson.Default.Hint)
                );
            item.Ignore(i => i.Chosen);

            // Rows older than the column: no reviewer was asked.
            item.Property(i => i.Duplicates).HasDefaultValue(Duplicates.Ask);
            item.Property(i => i.Numbering).HasDefaultValue(Numbering.Unsaid);
            // One index for what is due and for the queue, counted and in its order without the rows: with two that begin with the state, SQLite takes none.
            item.HasIndex(i => new
            {
                i.State,
                i.ChangedAt,
                i.SnoozedUntil,
                i.DueAt,
            });
            item.HasIndex(i => i.Fault).HasFilter("\"Fault\" IS NOT NULL");
            item.HasIndex(i => i.Name);
            item.HasIndex(i => i.NameKey);
            item.HasIndex(i => i.ChosenKey);
            item.HasIndex(i => new { i.TmdbId, i.TitleKind });
            item.HasMany(i => i.Files).WithOne().HasForeignKey(f => f.ItemId).OnDelete(DeleteBehavior.Restrict);
            item.HasMany(i => i.History).WithOne(h => h.Item).HasForeignKey(h => h.ItemId).OnDelete(DeleteBehavior.Restrict);
        });
        modelBuilder.Entity<ItemFile>(file =>
        {
            file.HasIndex(f => f.Path);
            file.HasIndex(f => f.Bytes);
            file.Property(f => f.Probe)
                .HasConversion(
                    p => JsonSerializer.Serialize(p, AssessmentJson.Default.Probe),
                    json => Read(json, AssessmentJson.Default.Probe)
                );
            file.Property(f => f.Assignment)
                .HasConversion(
                    a => JsonSerializer.Serialize(a, AssessmentJson.Default.Assignment),
                    json => Read(json, AssessmentJson.Default.Assignment)
                );
            file.HasOne(f => f.Placement).WithOne().HasForeignKey<Placement>(p => p.FileId).OnDelete(DeleteBehavior.Restrict);
        });
        modelBuilder.Entity<Placement>(placement =>
        {
            placement.HasIndex(p => p.To);
            placement.HasIndex(p => p.RecycleTo).HasFilter("\"RecycleTo\" IS NOT NULL");
        });
        modelBuilder.Entity<ReplacedFile>(displacement =>
        {
            displacement.HasIndex(d => new { d.FileId, d.State });
            displacement.HasIndex(d => d.State);
            displacement.HasOne<ItemFile>().WithMany().HasForeignKey(d => d.FileId).OnDelete(DeleteBehavior.Restrict);
        });
        modelBuilder.Entity<Relocation>(relocation =>
        {
            relocation
                .Property(r => r.Is)
                .HasConversion(
                    a => JsonSerializer.Serialize(a, AssessmentJson.Default.Assignment),
                    json => Read(json, AssessmentJson.Default.Assignment)
                );
            relocation.HasIndex(r => new { r.FileId, r.State });
            relocation.HasOne<ItemFile>().WithMany().HasForeignKey(r => r.FileId).OnDelete(DeleteBehavior.Restrict);
        });
        modelBuilder.Entity<AdoptedRename>(rename =>
        {
            rename.HasIndex(r => r.State);
            rename.HasIndex(r => r.To);
        });
        modelBuilder.Entity<StoredInput>(basis =>
        {
            basis.HasKey(b => b.ItemId);
            basis.Property(b => b.ItemId).ValueGeneratedNever();
            basis.HasOne<IngestItem>().WithOne().HasForeignKey<StoredInput>(b => b.ItemId).OnDelete(DeleteBehavior.Restrict);
        });
        modelBuilder.Entity<Rule>(rule =>
        {
            rule.Ignore(r => r.Means);
            rule.Property(r => r.Kind).HasDefaultValue(RuleKind.Title);

            // One rule in force per scope: if two people make one at the same time, the second fails.
            rule.HasIndex(r => r.NameKey).IsUnique().HasFilter("\"RevokedAt\" IS NULL");
            rule.HasOne<IngestItem>().WithMany().HasForeignKey(r => r.TaughtBy).OnDelete(DeleteBehavior.Restrict);
            rule.HasMany(r => r.Uses).WithOne().HasForeignKey(u => u.RuleId).OnDelete(DeleteBehavior.Restrict);
        });
        modelBuilder.Entity<RuleUse>(use =>
        {
            use.HasIndex(u => new { u.RuleId, u.ItemId }).IsUnique();
            use.HasOne<IngestItem>().WithMany().HasForeignKey(u => u.ItemId).OnDelete(DeleteBehavior.Restrict);
        });
        modelBuilder.Entity<HistoryEntry>().HasIndex(h => h.At);
        modelBuilder.Entity<NeighborStatus>().HasKey(n => n.Name);
        modelBuilder.Entity<JobStatus>().HasKey(j => j.Name);
        modelBuilder.Entity<UnfinishedPath>().HasKey(u => u.Path);
        modelBuilder.Entity<SetAside>(aside =>
        {
            aside.HasKey(s => s.Key);
            aside.HasIndex(s => new { s.Source, s.Since });
        });
        modelBuilder.Entity<ServerLook>(look =>
        {
            look.HasKey(l => new { l.ItemId, l.Server });
            look.HasOne(l => l.Item).WithMany().HasForeignKey(l => l.ItemId).OnDelete(DeleteBehavior.Restrict);
            look.HasIndex(l => new { l.Server, l.DueAt });
            look.HasIndex(l => l.State);
        });
        modelBuilder.Entity<Notification>(notification =>
        {
            notification.HasIndex(n => n.Key).IsUnique();
            notification.HasIndex(n => n.Subject);
            notification
                .HasMany(n => n.Deliveries)
                .WithOne(d => d.Notification)
                .HasForeignKey(d => d.NotificationId)
                .OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.Entity<Delivery>(delivery =>
        {
            delivery.HasIndex(d => new { d.State, d.DueAt });
            delivery.HasIndex(d => new { d.NotificationId, d.Receiver }).IsUnique();
        });
        modelBuilder.Entity<CatalogCacheEntry>().HasKey(c => c.Key);
        LibraryModel.Add(modelBuilder);
    }

    /// <summary>
    /// Null if another version wrote values that this one does not know. The item can still be decided, and does not stop the others.
    /// </summary>
    private static T? Read<T>(string json, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(json, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed class UnixMilliseconds()
        : ValueConverter<DateTimeOffset, long>(t => t.ToUnixTimeMilliseconds(), ms => DateTimeOffset.FromUnixTimeMilliseconds(ms));
}
