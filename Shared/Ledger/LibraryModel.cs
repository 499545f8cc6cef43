using Microsoft.EntityFrameworkCore;

namespace Hybrid.Ledger;

/// <summary>The tables of the library index. All that is in them can be read from the disk again, but for what a person settled.</summary>
internal static class LibraryModel
{
    public static void Add(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<IndexedRoot>().HasKey(r => r.Path);
        modelBuilder.Entity<IndexedFolder>(folder =>
        {
            folder.HasIndex(f => new { f.Root, f.Path }).IsUnique();
            folder.HasOne(f => f.Title).WithMany().HasForeignKey(f => f.TitleId).OnDelete(DeleteBehavior.Restrict);
        });
        modelBuilder.Entity<IndexedTitle>(title =>
        {
            title.HasIndex(t => new { t.NameKey, t.Kind });
            title.HasIndex(t => new { t.TmdbId, t.Kind });
            title.HasIndex(t => t.Group);
        });
        modelBuilder.Entity<IndexedFile>(file =>
        {
            file.HasIndex(f => new { f.FolderId, f.Name }).IsUnique();
            // A duplicate is found by reading one title's files in order.
            file.HasIndex(f => new
            {
                f.TitleId,
                f.Season,
                f.Episode,
            });
            file.HasIndex(f => f.LedgerFileId).HasFilter("\"LedgerFileId\" IS NOT NULL");
            file.HasOne(f => f.Folder).WithMany().HasForeignKey(f => f.FolderId).OnDelete(DeleteBehavior.Cascade);
            file.HasOne(f => f.Title).WithMany().HasForeignKey(f => f.TitleId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
