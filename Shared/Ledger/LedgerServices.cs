using System.Data.Common;
using Hybrid.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Hybrid.Ledger;

public static class LedgerServices
{
    /// <summary>The assembly with the ledger's migration steps. It is named, not referenced, because the steps reference the ledger.</summary>
    private const string StepsAssembly = "Hybrid.Migrations";

    public static IServiceCollection AddLedger(this IServiceCollection services, string dataDir) =>
        services.AddLedger(LedgerFile.In(dataDir));

    public static IServiceCollection AddLedger(this IServiceCollection services, LedgerFile file)
    {
        services.AddSingleton(file);
        services.AddDbContextFactory<LedgerDb>(
            // An interceptor of the program's comes first: the pragmas read the file.
            (program, options) => Configure(options.AddInterceptors(program.GetServices<IInterceptor>()), file)
        );
        services.AddSingleton<LedgerSchema>();
        services.AddSingleton<WakeUp>();
        services.AddSingleton<ICatalogCache, LedgerCatalogCache>();
        return services;
    }

    public static void Configure(DbContextOptionsBuilder options, LedgerFile file) =>
        options.UseSqlite(file.ConnectionString, Configure).AddInterceptors(new LedgerPragmas());

    /// <summary>For a ledger outside its own place.</summary>
    internal static void Configure(DbContextOptionsBuilder options, DbConnection connection) => options.UseSqlite(connection, Configure);

    /// <remarks>
    /// One query per collection. A single query for an item with its files and their placements would be a join for which SQLite first
    /// reads the whole tables. If something changes between two of the queries, the item's version reveals it on saving.
    /// </remarks>
    private static void Configure(SqliteDbContextOptionsBuilder sqlite) =>
        sqlite
            .MigrationsAssembly(StepsAssembly)
            .UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery)
            // A list in a query is one variable (json_each), however long it is. As one variable each, 32,766 is the end (sqlite.org/limits.html).
            .UseParameterizedCollectionMode(ParameterTranslationMode.Parameter);
}
