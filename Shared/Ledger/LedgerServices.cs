using System.Data.Common;
using Hybrid.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Hybrid.Ledger;

public static class LedgerServices
{
    /// <summary>The assembly that holds the ledger's steps. Named, not referenced: the steps reference the ledger.</summary>
    private const string StepsAssembly = "Hybrid.Migrations";

    public static IServiceCollection AddLedger(this IServiceCollection services, string dataDir)
    {
        var file = LedgerFile.In(dataDir);
        services.AddSingleton(file);
        services.AddDbContextFactory<LedgerDb>(options => Configure(options, file));
        services.AddSingleton<LedgerSchema>();
        services.AddSingleton<WakeUp>();
        services.AddSingleton<ICatalogCache, LedgerCatalogCache>();
        return services;
    }

    public static void Configure(DbContextOptionsBuilder options, LedgerFile file) =>
        options.UseSqlite(file.ConnectionString, Configure).AddInterceptors(new LedgerPragmas());

    /// <summary>For a ledger that is not in its place.</summary>
    internal static void Configure(DbContextOptionsBuilder options, DbConnection connection) => options.UseSqlite(connection, Configure);

    /// <remarks>
    /// One query a collection: an item with its files and their placements in one would be a join that SQLite makes of the whole tables first.
    /// What changes between two of them is met by the item's version when it is written.
    /// </remarks>
    private static void Configure(SqliteDbContextOptionsBuilder sqlite) =>
        sqlite.MigrationsAssembly(StepsAssembly).UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery);
}
