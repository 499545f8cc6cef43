using System.Data.Common;
using Hybrid.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hybrid.Ledger;

public static class LedgerServices
{
    /// <summary>The assembly that holds the ledger's steps. Named, not referenced: the steps reference the ledger.</summary>
    private const string StepsAssembly = "Hybrid.Migrations";

    public static IServiceCollection AddLedger(this IServiceCollection services, string dataDir)
    {
        LedgerFile file = LedgerFile.In(dataDir);
        services.AddSingleton(file);
        services.AddDbContextFactory<LedgerDb>(options => Configure(options, file));
        services.AddSingleton<LedgerSchema>();
        services.AddSingleton<WakeUp>();
        services.AddSingleton<ICatalogCache, LedgerCatalogCache>();
        return services;
    }

    public static void Configure(DbContextOptionsBuilder options, LedgerFile file) =>
        options.UseSqlite(file.ConnectionString, sqlite => sqlite.MigrationsAssembly(StepsAssembly)).AddInterceptors(new LedgerPragmas());

    /// <summary>For a ledger that is not in its place.</summary>
    internal static void Configure(DbContextOptionsBuilder options, DbConnection connection) =>
        options.UseSqlite(connection, sqlite => sqlite.MigrationsAssembly(StepsAssembly));
}
